package org.lindero.area.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;

/**
 * What somebody chose to see on the map, as it stands in the address.
 *
 * @param layer key of a layer; empty for what the map shows by itself
 * @param month null for the last one
 * @param classes how many classes are wanted
 * @param limits upper limits of classes, for {@link Legend#GIVEN}
 * @param points whether single events are shown too
 */
record MapChoice(
        String layer,
        @Nullable YearMonth month,
        MapMeasure measure,
        Legend legend,
        int classes,
        List<Double> limits,
        boolean points) {

    /** How the classes are made. */
    enum Legend {
        QUANTILES,
        EQUAL_STEPS,
        /** By given limits, which stay the same from month to month. */
        GIVEN
    }

    static final MapChoice START = new MapChoice("", null, MapMeasure.PLAIN, Legend.QUANTILES, 5, List.of(), false);

    private static final String LAYER = "layer";
    private static final String MONTH = "month";
    private static final String MEASURE = "per";
    private static final String LEGEND = "legend";
    private static final String CLASSES = "classes";
    private static final String LIMITS = "limits";
    private static final String POINTS = "points";
    private static final String SEPARATOR = "_";

    MapChoice {
        classes = Math.clamp(classes, ClassLimits.FEWEST, ClassLimits.MOST);
        limits = limits.stream()
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .limit(ClassLimits.MOST - 1)
                .toList();
    }

    /** Reads an address; what makes no sense in it is left out. */
    static MapChoice read(QueryParameters parameters) {
        return new MapChoice(
                text(parameters, LAYER),
                month(text(parameters, MONTH)),
                constant(MapMeasure.values(), text(parameters, MEASURE)).orElse(START.measure),
                constant(Legend.values(), text(parameters, LEGEND)).orElse(START.legend),
                numbers(text(parameters, CLASSES)).stream()
                        .findFirst()
                        .map(Double::intValue)
                        .orElse(START.classes),
                numbers(text(parameters, LIMITS)),
                parameters.getSingleParameter(POINTS).isPresent());
    }

    /** Adds to an address what is not as at the start. */
    void write(Map<String, String> parameters) {
        if (layer.isEmpty()) {
            return;
        }
        parameters.put(LAYER, layer);
        if (month != null) {
            parameters.put(MONTH, month.toString());
        }
        if (measure != START.measure) {
            parameters.put(MEASURE, measure.name());
        }
        if (legend != START.legend) {
            parameters.put(LEGEND, legend.name());
        }
        if (points) {
            parameters.put(POINTS, "1");
        }
        if (legend == Legend.GIVEN) {
            parameters.put(LIMITS, limits.stream().map(MapChoice::plain).collect(Collectors.joining(SEPARATOR)));
        } else if (classes != START.classes) {
            parameters.put(CLASSES, String.valueOf(classes));
        }
    }

    MapChoice withMonth(@Nullable YearMonth other) {
        return new MapChoice(layer, other, measure, legend, classes, limits, points);
    }

    MapChoice withMeasure(MapMeasure other) {
        return new MapChoice(layer, month, other, legend, classes, limits, points);
    }

    MapChoice withLimits(List<Double> others) {
        return new MapChoice(layer, month, measure, legend, classes, others, points);
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    /** The month of a layer that is meant: the chosen one, the nearest that it has, or its last; null where it has no months. */
    @Nullable
    YearMonth monthOf(MapLayer layer) {
        if (layer.months().isEmpty()) {
            return null;
        }
        return month == null ? layer.months().getLast() : layer.nearest(month).orElse(null);
    }

    private static String text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
        return Arrays.stream(constants).filter(one -> one.name().equals(name)).findFirst();
    }

    private static @Nullable YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            return null;
        }
    }

    private static List<Double> numbers(String text) {
        try {
            return Arrays.stream(text.split(SEPARATOR))
                    .filter(part -> !part.isBlank())
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException noNumbers) {
            return List.of();
        }
    }
}
