package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.TreatmentTiming;
import org.lindero.engine.place.PlacePanel;

/**
 * What each unit of the panel is in an evaluation with rings, and from which period on.
 *
 * @param role {@link PlacePanel#TREATED}, 1, 2, … for rings, {@link PlacePanel#CLEAN} or {@link PlacePanel#EXCLUDED}
 * @param first first exposed period; {@link PlacePanel#NEVER} for those that are not exposed
 */
record Roles(int[] role, int[] first) {

    /** The keys from which they are read. */
    static final Set<String> KEYS = Set.of("first", "treated", "start", "rings", "distances");

    /** The roles, once it is sure that they make an evaluation. */
    static Roles checked(Block block, TidyPanel panel, int[] role, int[] first) {
        for (int unit = 0; unit < role.length; unit++) {
            boolean exposed = first[unit] != PlacePanel.NEVER;
            if (role[unit] >= PlacePanel.TREATED && !exposed) {
                throw new EstimationException(
                        Reason.NO_POST_PERIOD,
                        "unit %s is %s but has no first period inside the panel"
                                .formatted(panel.units().get(unit), name(role[unit])));
            }
        }
        if (Arrays.stream(role).noneMatch(r -> r == PlacePanel.TREATED)) {
            throw new EstimationException(Reason.NO_VARIATION, "no unit is treated");
        }
        int rings = rings(role);
        for (int ring = 1; ring < rings; ring++) {
            int wanted = ring;
            if (Arrays.stream(role).noneMatch(r -> r == wanted)) {
                throw block.wrong(
                        block.has("distances") ? "distances" : "rings",
                        "no unit is in ring %d but a later ring has some".formatted(ring));
            }
        }
        return new Roles(role, first);
    }

    private static int rings(int[] role) {
        return Math.max(0, Arrays.stream(role).max().orElse(0));
    }

    /** The highest ring. */
    int rings() {
        return rings(role);
    }

    /** When the units of the complete rows are treated, and when their rings are exposed. */
    TreatmentTiming timing(Regression regression) {
        var treated = new BitSet();
        IntStream.range(0, role.length)
                .filter(unit -> role[unit] == PlacePanel.TREATED)
                .forEach(treated::set);
        int[] starts = IntStream.of(first)
                .map(f -> f == PlacePanel.NEVER ? EventStudy.NEVER : f)
                .toArray();
        var panel = regression.panel();
        return TreatmentTiming.ofTouched(
                regression.pick(panel.unit()), regression.pick(panel.period()), starts, treated);
    }

    /** {@code treated}, {@code ring1}, … */
    List<String> terms() {
        return IntStream.rangeClosed(0, rings()).mapToObj(Roles::name).toList();
    }

    /** How many units there are of each role. */
    Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        IntStream.of(role).forEach(r -> counts.merge(name(r), 1, Integer::sum));
        return counts;
    }

    /** {@code treated}, {@code ring1}, …, {@code clean}, {@code excluded}. */
    static String name(int role) {
        return switch (role) {
            case PlacePanel.TREATED -> "treated";
            case PlacePanel.CLEAN -> "clean";
            case PlacePanel.EXCLUDED -> "excluded";
            default -> "ring" + role;
        };
    }
}
