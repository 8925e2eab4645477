package org.lindero.cli.inspect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.area.BoundarySurvey;

/**
 * What was seen in one file; what does not apply to its kind is absent.
 *
 * @param kind such as {@code GeoPackage} or {@code CSV}; absent when it was not recognised
 * @param rows of boundaries one a feature, of a CSV those below the heading; of a workbook all rows of its sheets down to the
 *     last filled one, headings and blank ones included
 * @param invalid the outlines that cross themselves or are otherwise invalid
 * @param duplicates of boundaries the codes that more than one feature has, of a CSV the rows that repeat an earlier one exactly
 * @param readable whether it can be imported, or only looked at
 */
record Inspection(
        @Nullable String kind,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String crs,
        Map<String, Integer> rows,
        List<Field> fields,
        @Nullable Integer features,
        @Nullable List<BoundarySurvey.Flaw> invalid,
        @Nullable List<?> duplicates,
        BoundarySurvey.@Nullable Overlaps overlaps,
        @Nullable Double areaKm2,
        @Nullable Integer contiguousPairs,
        List<Problem> problems,
        boolean readable) {

    /** The key of {@link #rows} in a file that has no sheets. */
    static final String ALL = "";

    /**
     * A column.
     *
     * @param sheet of a workbook; absent elsewhere
     */
    record Field(@Nullable String sheet, String name, ValueType type) {}

    /**
     * Something to know.
     *
     * @param level {@code error}, {@code warning} or {@code note}
     * @param where the file, and the feature or row in it
     */
    record Problem(String level, String where, String message) {}
}
