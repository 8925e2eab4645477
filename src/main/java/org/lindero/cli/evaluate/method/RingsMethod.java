package org.lindero.cli.evaluate.method;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.lindero.area.Rings;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.StudyAreas;

/** {@code rings}: which areas are treated, in a ring by distance of the boundaries, or clean. */
public final class RingsMethod implements Method {

    @Override
    public String name() {
        return "rings";
    }

    @Override
    public Set<String> keys() {
        return Set.of("treated", "distances");
    }

    @Override
    public Computation read(Block block, Study study) {
        var areas = study.areas();
        double[] limits = RingLimits.read(block, "distances");
        var codes = areas.codes();
        var treated = new BitSet();
        for (var code : block.texts("treated")) {
            treated.set(place(block, areas, codes, code));
        }
        return () -> {
            int[] rings = areas.rings(codes, treated, limits);
            var membership = new TreeMap<String, String>();
            var sizes = new TreeMap<String, Integer>();
            for (int i = 0; i < rings.length; i++) {
                var name = rings[i] == Rings.OUTSIDE ? "clean" : Roles.name(rings[i]);
                membership.put(codes.get(i), name);
                sizes.merge(name, 1, Integer::sum);
            }
            return Outcome.of("distance of the boundaries in metres, touching is 0, an upper limit belongs to its ring")
                    .field("membership", membership)
                    .diagnostic("areas", sizes);
        };
    }

    private static int place(Block block, StudyAreas areas, List<String> codes, String code) {
        int place = Collections.binarySearch(codes, code);
        if (place < 0) {
            throw block.wrong("treated", areas.file() + " has no boundary for " + code);
        }
        return place;
    }
}
