package org.lindero.area;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a boundary file holds, in numbers, for a person who checks it before it is imported.
 *
 * @param format absent when the file cannot be read
 * @param encoding of its texts; absent where it has none
 * @param crs the coordinate system by name; absent where the file does not say it
 * @param fields its columns
 * @param rows what its table has, one map a feature, also of features without an outline
 * @param flaws the invalid outlines, in the file's own coordinates
 * @param duplicates codes that more than one feature has, in the column that looks like the code
 * @param overlaps absent where the coordinate system is
 * @param areaKm2 surface of all features together, overlaps counted twice; absent where the coordinate system is
 * @param touching for each feature that can be measured the ones that share at least a point with it, in the file's own
 *     coordinates, by their places among these features
 */
public record BoundarySurvey(
        @Nullable BoundaryFormat format,
        @Nullable String encoding,
        @Nullable String crs,
        List<String> fields,
        List<Map<String, String>> rows,
        List<Flaw> flaws,
        List<String> duplicates,
        @Nullable Overlaps overlaps,
        @Nullable Double areaKm2,
        List<Set<Integer>> touching,
        List<ImportProblem> problems) {

    /**
     * An invalid outline.
     *
     * @param number the feature's place in the file, from 1
     * @param code in the column that looks like the code; empty where there is none
     * @param reason as the geometry library words it
     * @param x where, in the file's coordinates
     * @param y where, in the file's coordinates
     */
    public record Flaw(int number, String code, String reason, double x, double y) {}

    /**
     * Ground that two features claim.
     *
     * @param pairs of features that share more than 100 square metres
     * @param km2 what these pairs share together
     * @param coveredKm2 the ground that the features cover together, counted once; absent where it cannot be computed
     */
    public record Overlaps(int pairs, double km2, @Nullable Double coveredKm2) {}

    public BoundarySurvey {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        flaws = List.copyOf(flaws);
        duplicates = List.copyOf(duplicates);
        touching = touching.stream().map(Set::copyOf).toList();
        problems = List.copyOf(problems);
    }

    /**
     * Surveys a file. Never throws for what it holds.
     *
     * @param layer which layer of a file with several; without it the first is taken, and that is said
     */
    public static BoundarySurvey of(String fileName, byte[] bytes, @Nullable String layer) {
        return BoundarySurveyor.survey(fileName, bytes, layer);
    }

    static BoundarySurvey unreadable(ImportProblem problem) {
        return new BoundarySurvey(
                null, null, null, List.of(), List.of(), List.of(), List.of(), null, null, List.of(), List.of(problem));
    }

    /** Pairs of features that share at least a point. */
    public int contiguousPairs() {
        return touching.stream().mapToInt(Set::size).sum() / 2;
    }

    /** Whether an import could read it, perhaps after a question about its coordinate system. */
    public boolean isReadable() {
        return !rows.isEmpty()
                && problems.stream()
                        .noneMatch(problem ->
                                problem.isError() && problem.row() == null && problem.code() != BoundaryProblem.NO_CRS);
    }

    /** Whether there are outlines whose coordinates cannot be what they say: the file is one of boundaries, and wrong. */
    public boolean isMisplaced() {
        return problems.stream()
                .anyMatch(problem -> problem.code() instanceof BoundaryProblem code && code.isOfPlaces());
    }
}
