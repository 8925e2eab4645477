package org.lindero.engine.place;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.panel.Design;

/** A panel laid out as the rows of a regression: one observed area-period each, excluded areas left out. */
final class PlaceDesign {

    private final PlacePanel panel;
    private final int[] area;
    private final int[] period;

    PlaceDesign(PlacePanel panel) {
        this.panel = panel;
        int periods = panel.periodCount();
        int[] cells = IntStream.range(0, panel.areaCount() * periods)
                .filter(c -> panel.role(c / periods) != PlacePanel.EXCLUDED
                        && !Double.isNaN(panel.outcome(c / periods, c % periods)))
                .toArray();
        this.area = Arrays.stream(cells).map(c -> c / periods).toArray();
        this.period = Arrays.stream(cells).map(c -> c % periods).toArray();
    }

    /** Outcome, offset, area and stratum-by-period effects, and clusters. */
    Design base() {
        int periods = panel.periodCount();
        var design = Design.of(IntStream.range(0, area.length)
                        .mapToDouble(r -> panel.outcome(area[r], period[r]))
                        .toArray())
                .effect(area)
                .effect(IntStream.range(0, area.length)
                        .map(r -> panel.stratum(area[r]) * periods + period[r])
                        .toArray())
                .cluster(Arrays.stream(area).map(panel::cluster).toArray());
        return panel.hasOffset()
                ? design.offset(IntStream.range(0, area.length)
                        .mapToDouble(r -> panel.offset(area[r], period[r]))
                        .toArray())
                : design;
    }

    /** The base with a 0/1 column for the exposed cells of each set: {@code treated}, {@code ring1}, … */
    Design withSets() {
        var design = base();
        for (int role = 0; role <= panel.rings(); role++) {
            design = design.column(name(role), exposed(role));
        }
        return design;
    }

    static String name(int role) {
        return role == PlacePanel.TREATED ? "treated" : "ring" + role;
    }

    /** One for the exposed cells of a set. */
    double[] exposed(int role) {
        return IntStream.range(0, area.length)
                .mapToDouble(r -> panel.role(area[r]) == role && period[r] >= panel.from(area[r]) ? 1 : 0)
                .toArray();
    }

    int[] areas() {
        return area.clone();
    }

    int[] periods() {
        return period.clone();
    }

    /** The first exposed period of each row's area when it has the role, otherwise {@code never}. */
    int[] first(int role, int never) {
        return Arrays.stream(area)
                .map(i -> panel.role(i) == role ? panel.from(i) : never)
                .toArray();
    }
}
