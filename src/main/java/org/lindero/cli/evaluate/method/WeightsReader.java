package org.lindero.cli.evaluate.method;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.spatial.SpatialWeights;

/**
 * Reads the key {@code weights}: {@code queen}, {@code rook}, {@code knn:4}, {@code band:1000} (metres), all equal; with {@code snap} areas
 * within that many metres touch. An area without a boundary has no neighbours.
 */
final class WeightsReader {

    static final Set<String> KEYS = Set.of("weights", "snap");

    private static final Pattern NEAREST = Pattern.compile("knn:([1-9]\\d{0,5})");
    private static final Pattern BAND = Pattern.compile("band:(\\d+\\.?\\d*|\\.\\d+)");

    private WeightsReader() {}

    /** The weights between the units of the codes, in their order. */
    static SpatialWeights read(Block block, Study study, List<String> codes) {
        var text = block.text("weights");
        double snap = block.number("snap", 0);
        if (snap < 0) {
            throw block.wrong("snap", "metres that are not negative are expected");
        }
        if (text.equals("queen") || text.equals("rook")) {
            return SpatialWeights.binary(study.areas().touching(codes, text.equals("rook"), snap));
        }
        if (block.has("snap")) {
            throw block.wrong("snap", "is for queen and rook only");
        }
        var nearest = NEAREST.matcher(text);
        if (nearest.matches()) {
            return nearest(block, study, codes, Integer.parseInt(nearest.group(1)));
        }
        var band = BAND.matcher(text);
        if (!band.matches()) {
            throw block.wrong("weights", "queen, rook, knn:4 or band:1000 is expected, with numbers of yours");
        }
        double metres = Double.parseDouble(band.group(1));
        return study.areas().middles(codes).weights((x, y) -> SpatialWeights.band(x, y, -1, metres));
    }

    private static SpatialWeights nearest(Block block, Study study, List<String> codes, int k) {
        var middles = study.areas().middles(codes);
        if (k >= middles.count()) {
            throw block.wrong("weights", "there are only %d areas with a boundary".formatted(middles.count()));
        }
        return middles.weights((x, y) -> SpatialWeights.nearest(x, y, k));
    }
}
