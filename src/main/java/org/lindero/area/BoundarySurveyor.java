package org.lindero.area;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Makes the survey of one file: reads it as the import does and counts. */
final class BoundarySurveyor {

    private static final double COUNTRY_DEGREES = 40;

    private final String fileName;
    private final RawLayer raw;
    private final List<ImportProblem> problems;
    private final List<BoundarySurvey.Flaw> flaws = new ArrayList<>();
    private final @Nullable String codeColumn;

    /** The outlines that can be measured, in the file's coordinates: the flawed ones repaired. */
    private final List<Geometry> outlines = new ArrayList<>();

    /** The same with their spikes, to see what they touch. */
    private final List<Geometry> withSpikes = new ArrayList<>();

    private BoundarySurveyor(String fileName, RawLayer raw, List<ImportProblem> problems) {
        this.fileName = fileName;
        this.raw = raw;
        this.problems = problems;
        codeColumn = BoundaryColumns.guess(
                        BoundaryReader.describe(raw), raw.rows().size())
                .code();
    }

    static BoundarySurvey survey(String fileName, byte[] bytes, @Nullable String layer) {
        try {
            var raw = BoundaryReader.open(fileName, bytes, layer);
            return new BoundarySurveyor(fileName, raw, new ArrayList<>(raw.problems())).survey();
        } catch (UnreadableFileException unreadable) {
            var problem = unreadable.problem();
            return layer == null && problem.code() == BoundaryProblem.SEVERAL_LAYERS
                    ? first(fileName, bytes, problem)
                    : BoundarySurvey.unreadable(problem);
        }
    }

    private static BoundarySurvey first(String fileName, byte[] bytes, ImportProblem several) {
        var layers = LayerChoice.offered(several);
        try {
            var raw = BoundaryReader.open(fileName, bytes, layers.getFirst());
            var problems = new ArrayList<>(raw.problems());
            problems.add(ImportProblem.warning(
                    BoundaryProblem.FIRST_OF_SEVERAL_LAYERS,
                    fileName,
                    several.args().getFirst(),
                    layers.getFirst()));
            return new BoundarySurveyor(fileName, raw, problems).survey();
        } catch (UnreadableFileException unreadable) {
            return BoundarySurvey.unreadable(unreadable.problem());
        }
    }

    private BoundarySurvey survey() {
        if (raw.rows().isEmpty()) {
            problems.add(ImportProblem.error(BoundaryProblem.NO_FEATURES, fileName));
        }
        raw.rows().forEach(this::outline);
        var lonLat = lonLat();
        var metres = metres(lonLat);
        return new BoundarySurvey(
                raw.format(),
                raw.encoding(),
                raw.declared() == null ? null : raw.declared().name(),
                raw.fields(),
                raw.rows().stream().map(RawLayer.Row::attributes).toList(),
                flaws,
                duplicates(),
                metres.isEmpty() ? null : Overlaps.among(metres),
                metres.isEmpty() ? null : squareMetres(lonLat, metres) / 1e6,
                Contiguity.touching(withSpikes),
                problems);
    }

    private void outline(RawLayer.Row row) {
        var geometry = row.geometry();
        if (geometry == null) {
            boolean told = problems.stream().anyMatch(problem -> Objects.equals(problem.row(), row.number()));
            if (!told) {
                problems.add(ImportProblem.warningAt(BoundaryProblem.NO_GEOMETRY, fileName, row.number(), null));
            }
            return;
        }
        var impossible = BoundaryReader.impossible(geometry, fileName, row.number());
        if (impossible.isPresent()) {
            problems.add(impossible.get());
        } else {
            var flaw = Validity.flaw(geometry);
            flaw.ifPresent(found -> flaws.add(
                    new BoundarySurvey.Flaw(row.number(), code(row), found.reason(), found.at().x, found.at().y)));
            flaw.ifPresent(found -> problems.add(BoundaryReader.problem(found, fileName, row.number())));
            var outline = flaw.isPresent() ? Validity.repair(geometry) : geometry;
            if (outline.isEmpty()) {
                problems.add(ImportProblem.warningAt(BoundaryProblem.NOT_REPAIRABLE, fileName, row.number(), null));
            }
            outlines.add(outline);
            withSpikes.add(flaw.isPresent() ? Validity.withItsSpikes(outline, geometry) : geometry);
        }
    }

    /** In longitude and latitude; empty, with the reason among the problems, where that cannot be. */
    private List<Geometry> lonLat() {
        if (outlines.isEmpty()) {
            return List.of();
        }
        try {
            return BoundaryReader.placed(fileName, raw.declared(), outlines).stream()
                    .filter(outline -> !outline.isEmpty())
                    .toList();
        } catch (UnreadableFileException nowhere) {
            problems.add(nowhere.problem());
            return List.of();
        }
    }

    private static List<Geometry> metres(List<Geometry> lonLat) {
        if (lonLat.isEmpty()) {
            return List.of();
        }
        var projection = LocalProjection.around(lonLat);
        return lonLat.stream().map(projection::toMetres).toList();
    }

    /** One projection bends the sides of what is larger than a country. */
    private static double squareMetres(List<Geometry> lonLat, List<Geometry> metres) {
        var extent = new Envelope();
        lonLat.forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        return Math.max(extent.getWidth(), extent.getHeight()) > COUNTRY_DEGREES
                ? lonLat.stream().mapToDouble(TrueSurface::squareMetres).sum()
                : metres.stream().mapToDouble(Geometry::getArea).sum();
    }

    private String code(RawLayer.Row row) {
        return codeColumn == null ? "" : row.attributes().getOrDefault(codeColumn, "");
    }

    private List<String> duplicates() {
        var seen = new HashSet<String>();
        var repeated = new LinkedHashSet<String>();
        for (var row : raw.rows()) {
            var code = code(row);
            if (!code.isEmpty() && !seen.add(code)) {
                repeated.add(code);
            }
        }
        return List.copyOf(repeated);
    }
}
