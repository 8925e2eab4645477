package org.lindero.area;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is known by area and can colour a map.
 *
 * @param key names it in addresses, such as {@code outcome-12}; unique among all layers
 * @param name as its module calls it; of the facts of an area, the key of its words
 * @param unit in which it is read, such as "delitos"
 * @param months that can be looked at, oldest first; empty when it has no date
 * @param decimals with which it is read
 * @param count whether it counts something, so that it can be divided by inhabitants or by surface
 */
public record MapLayer(
        String key,
        Group group,
        String name,
        String unit,
        List<YearMonth> months,
        int decimals,
        boolean count,
        Higher higher) {

    /** Where it stands in the choice of layers. */
    public enum Group {
        AREA,
        OUTCOME,
        INDICATOR
    }

    /** What a higher number means. */
    public enum Higher {
        WORSE,
        BETTER,
        NEITHER
    }

    public MapLayer {
        months = List.copyOf(months);
    }

    /** All months from the first to the last. */
    public static List<YearMonth> months(YearMonth first, YearMonth last) {
        var months = new ArrayList<YearMonth>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    /** The month of the layer that lies nearest to a wanted one; nothing when the layer has no date. */
    public Optional<YearMonth> nearest(YearMonth wanted) {
        return months.stream()
                .filter(month -> !month.isAfter(wanted))
                .reduce((earlier, later) -> later)
                .or(() -> months.stream().findFirst());
    }
}
