package org.lindero.area;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which columns of a file hold the population of which year. */
public final class PopulationColumns {

    private static final Pattern NAMED = Pattern.compile("(?:poblacion|population|pobtotal|pobtot|pob|pop|habitantes)");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private PopulationColumns() {}

    /** The year that a heading such as {@code POB2010} or {@code Población 2020} names. */
    public static OptionalInt year(String heading) {
        var year = YEAR.matcher(heading);
        return year.find() ? OptionalInt.of(Integer.parseInt(year.group())) : OptionalInt.empty();
    }

    /** Columns whose headings are a word for population and a year, by year. */
    public static Map<Integer, String> byYear(List<BoundaryFile.Field> fields) {
        var columns = new TreeMap<Integer, String>();
        for (var field : fields) {
            var bare = Normalizer.normalize(field.name(), Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z]", "");
            if (NAMED.matcher(bare).matches()) {
                year(field.name()).ifPresent(year -> columns.put(year, field.name()));
            }
        }
        return columns;
    }

    /** What a plan reads: the chosen column for its year, and beside it all that name their year; nothing without a chosen one. */
    static Map<Integer, String> of(BoundaryImportPlan plan) {
        var chosen = plan.columns().population();
        if (chosen == null) {
            return Map.of();
        }
        var columns = new TreeMap<>(byYear(plan.file().fields()));
        columns.values().removeIf(chosen::equals);
        columns.put(year(plan, chosen), chosen);
        return columns;
    }

    /** The year that a plan takes for the chosen column because nobody said one: that in which its boundaries begin to hold. */
    static OptionalInt taken(BoundaryImportPlan plan) {
        var chosen = plan.columns().population();
        return chosen == null || plan.populationYear() != null || year(chosen).isPresent()
                ? OptionalInt.empty()
                : OptionalInt.of(plan.validFrom().getYear());
    }

    private static int year(BoundaryImportPlan plan, String chosen) {
        @Nullable Integer said = plan.populationYear();
        return said != null ? said : year(chosen).orElse(plan.validFrom().getYear());
    }
}
