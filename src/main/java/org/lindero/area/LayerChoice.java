package org.lindero.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which layer of a file is meant: the only one, or the one that the user chose. */
final class LayerChoice {

    private LayerChoice() {}

    /**
     * The layer; a file with several, and none chosen, is refused with their names, to be asked about.
     *
     * @param layers by their names
     */
    static <T> T of(String fileName, Map<String, T> layers, @Nullable String chosen) {
        if (layers.isEmpty()) {
            throw new UnreadableFileException(ImportProblem.error(BoundaryProblem.NO_LAYER, fileName));
        }
        var name = chosen == null && layers.size() == 1
                ? layers.keySet().iterator().next()
                : chosen;
        var layer = name == null ? null : layers.get(name);
        if (layer == null) {
            throw new UnreadableFileException(severalLayers(fileName, layers.keySet()));
        }
        return layer;
    }

    /** The problem quotes all names in one, and then each. */
    private static ImportProblem severalLayers(String fileName, Set<String> layers) {
        var args = new ArrayList<Object>(layers);
        args.addFirst(String.join(", ", layers));
        return ImportProblem.error(BoundaryProblem.SEVERAL_LAYERS, fileName, args.toArray());
    }

    /** The names that such a problem offers. */
    static List<String> offered(ImportProblem severalLayers) {
        return severalLayers.args().stream().skip(1).map(String::valueOf).toList();
    }
}
