package org.lindero.engine.synthetic;

import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.spatial.FeasibleSets;
import org.lindero.engine.spatial.FeasibleSets.Assignment;
import org.lindero.engine.spatial.FeasibleSets.Site;

/**
 * Sets of comparison units that take the treated units' place.
 *
 * @param sets positions among the comparison units, ascending; each set once
 * @param all whether they are all that exist
 */
record PlaceboSets(List<int[]> sets, boolean all) {

    /** All sets of as many units as were treated when there are no more than {@code draws}, else so many drawn at random. */
    static PlaceboSets draw(int controls, int treated, int draws, long seed) {
        if (controls <= treated) {
            return new PlaceboSets(List.of(), true);
        }
        int[] feasible = IntStream.range(0, controls).toArray();
        var real = IntStream.range(controls, controls + treated).boxed().toList();
        var site = new Site(treated, 0, any -> true);
        var drawn = new FeasibleSets(feasible, controls + treated, null, List.of(site))
                .draw(new Assignment(List.of(real)), draws, seed, done -> {});
        return new PlaceboSets(
                drawn.assignments().stream().map(PlaceboSets::sorted).toList(), drawn.enumerated());
    }

    private static int[] sorted(Assignment assignment) {
        return assignment.areas().getFirst().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
