package org.lindero.area.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapValue;
import org.lindero.shell.ui.Figures;

/** The values of areas in classes: each area's text for map and table, and the legend with the number of areas of each class. */
final class Choropleth {

    private static final String BARE = "#d6d2ca";
    private static final int SMALL = 10;

    /** The words it needs. */
    interface Words {

        String of(MapValue.State state);
    }

    private final List<AreaSummary> areas;
    private final Map<Long, MapValue> values;
    private final ClassLimits limits;
    private final Words words;
    private final Locale locale;
    private final double[] numbers;
    private final int decimals;
    private final boolean given;

    /**
     * Puts areas in classes.
     *
     * @param values of the areas; an absent one has no data
     * @param decimals of the layer, for numbers that are not whole
     */
    Choropleth(
            List<AreaSummary> areas,
            Map<Long, MapValue> values,
            MapChoice choice,
            int decimals,
            Words words,
            Locale locale) {
        this.areas = List.copyOf(areas);
        this.values = Map.copyOf(values);
        this.words = words;
        this.locale = locale;
        numbers = areas.stream()
                .map(area -> valueOf(area.id()))
                .filter(MapValue::isKnown)
                .mapToDouble(MapValue::number)
                .toArray();
        this.decimals = ClassLimits.areWhole(numbers) ? decimals : Math.max(decimals, decimalsOf(numbers));
        given = choice.legend() == MapChoice.Legend.GIVEN;
        limits = switch (choice.legend()) {
            case QUANTILES -> ClassLimits.quantiles(numbers, choice.classes());
            case EQUAL_STEPS -> ClassLimits.equalSteps(numbers, choice.classes());
            case GIVEN -> new ClassLimits(choice.limits());
        };
    }

    /** What is known of an area. */
    MapValue valueOf(long areaId) {
        return values.getOrDefault(areaId, MapValue.NO_DATA);
    }

    /** The value of an area as map and table show it. */
    String text(long areaId) {
        var value = valueOf(areaId);
        return value.isKnown() ? number(value.number()) : words.of(value.state());
    }

    /** The limits in use, to keep them. */
    ClassLimits limits() {
        return limits;
    }

    /** The class of each area, by code. */
    Map<String, String> classes() {
        var classes = new HashMap<String, String>();
        areas.forEach(area -> classes.put(area.code(), keyOf(valueOf(area.id()))));
        return classes;
    }

    /** The text of each area with its unit, by code. */
    Map<String, String> texts(String unit) {
        var texts = new HashMap<String, String>();
        areas.forEach(area ->
                texts.put(area.code(), text(area.id()) + (valueOf(area.id()).isKnown() ? " " + unit : "")));
        return texts;
    }

    /** The classes with their limits and numbers of areas, and why other areas have no number. */
    List<AreaMap.AreaClass> legend() {
        var legend = new ArrayList<AreaMap.AreaClass>();
        var sizes = sizes();
        for (int i = 0; numbers.length > 0 && i < limits.size(); i++) {
            legend.add(new AreaMap.AreaClass(
                    String.valueOf(i), range(i) + sizeText(sizes.getOrDefault(i, 0)), Shades.of(i, limits.size()), ""));
        }
        var missing = new EnumMap<MapValue.State, Integer>(MapValue.State.class);
        areas.forEach(area -> missing.merge(valueOf(area.id()).state(), 1, Integer::sum));
        missing.remove(MapValue.State.KNOWN);
        missing.forEach((state, count) ->
                legend.add(new AreaMap.AreaClass(state.name(), words.of(state) + sizeText(count), BARE, hatch(state))));
        return legend;
    }

    private Map<Integer, Integer> sizes() {
        var sizes = new HashMap<Integer, Integer>();
        for (double number : numbers) {
            sizes.merge(limits.classOf(number), 1, Integer::sum);
        }
        return sizes;
    }

    private String sizeText(int count) {
        return " (" + Figures.whole(locale, count) + ")";
    }

    private String keyOf(MapValue value) {
        return value.isKnown()
                ? String.valueOf(limits.classOf(value.number()))
                : value.state().name();
    }

    private static String hatch(MapValue.State state) {
        return switch (state) {
            case KNOWN -> "";
            case SMALL -> "cross";
            case HIDDEN -> "level";
            case NOT_PUBLISHED -> "back";
            case NO_DATA -> "forward";
        };
    }

    /** From where to where a class goes; whole numbers do not share their limits, and given limits say nothing of this month. */
    private String range(int place) {
        var upper = limits.upper();
        boolean first = place == 0;
        boolean last = place == upper.size();
        if (given && !upper.isEmpty() && (first || last)) {
            return first ? "≤ " + number(upper.getFirst()) : "> " + number(upper.getLast());
        }
        return span(
                first ? Arrays.stream(numbers).min().orElse(0) : above(upper.get(place - 1)),
                last ? Arrays.stream(numbers).max().orElse(0) : upper.get(place));
    }

    private double above(double limit) {
        return ClassLimits.areWhole(numbers) && decimals == 0 ? Math.floor(limit) + 1 : limit;
    }

    private String span(double from, double to) {
        return from >= to ? number(to) : number(from) + " – " + number(to);
    }

    private String number(double value) {
        boolean fits = decimals > 0 || value == Math.rint(value);
        return Figures.number(locale, value, fits ? decimals : decimalsOf(value));
    }

    private static int decimalsOf(double... numbers) {
        double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        return largest < SMALL ? 2 : 1;
    }
}
