package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Looks at the ground that the areas of a file would take: overlaps and gaps among them and with stored areas, and odd places. */
final class BoundaryRehearsal {

    private final BoundaryImportPlan plan;
    private final List<BoundaryImport.Placed> placed;
    private final List<String> names = new ArrayList<>();
    private final List<Geometry> metres = new ArrayList<>();

    BoundaryRehearsal(
            BoundaryImportPlan plan,
            List<BoundaryImport.Placed> placed,
            Collection<AreaSummary> existing,
            Map<Long, Geometry> shapes) {
        this.plan = plan;
        this.placed = placed;
        if (!placed.isEmpty()) {
            var lonLat = placed.stream().map(BoundaryImport.Placed::lonLat).toList();
            var projection = LocalProjection.around(lonLat);
            placed.forEach(area -> add(area.name(), projection.toMetres(area.lonLat())));
            around(existing, shapes)
                    .forEach(area ->
                            add(area.name(), projection.toMetres(Objects.requireNonNull(shapes.get(area.id())))));
        }
    }

    private void add(String name, Geometry area) {
        names.add(name);
        metres.add(area);
    }

    /** Stored areas of the level that stay as they are and lie where the file does. */
    private List<AreaSummary> around(Collection<AreaSummary> existing, Map<Long, Geometry> shapes) {
        var extent = new Envelope();
        placed.forEach(area -> extent.expandToInclude(area.lonLat().getEnvelopeInternal()));
        var codes = placed.stream().map(BoundaryImport.Placed::code).collect(Collectors.toSet());
        return existing.stream()
                .filter(area -> plan.kind().level().contains(area.kind()) && !codes.contains(area.code()))
                .filter(area -> {
                    var shape = shapes.get(area.id());
                    return shape != null && shape.getEnvelopeInternal().intersects(extent) && shape.isValid();
                })
                .toList();
    }

    List<BoundaryDryRun.Ground> overlaps() {
        return named(Overlaps.pairs(metres, placed.size()));
    }

    List<BoundaryDryRun.Ground> gaps() {
        return named(Gaps.pairs(metres, placed.size()));
    }

    private List<BoundaryDryRun.Ground> named(List<Overlaps.Pair> pairs) {
        return pairs.stream()
                .map(pair -> new BoundaryDryRun.Ground(
                        names.get(pair.first()), names.get(pair.second()), pair.squareMetres()))
                .toList();
    }

    /** Areas far from all others of the file, outside Mexico, or of an odd size: often a wrong coordinate system or a stray shape. */
    List<ImportProblem> warnings() {
        var warnings = new ArrayList<ImportProblem>();
        var stray = Remoteness.strays(metres.subList(0, placed.size()));
        if (!stray.isEmpty()) {
            warnings.add(warning(
                    BoundaryProblem.FAR_AWAY,
                    stray.stream().map(i -> placed.get(i)).toList()));
        }
        var outside = placed.stream()
                .filter(area -> !CoordinateCheck.isInMexico(area.lonLat().getEnvelopeInternal()))
                .toList();
        if (!outside.isEmpty()) {
            warnings.add(warning(BoundaryProblem.OUTSIDE_MEXICO, outside));
        }
        var large = IntStream.range(0, placed.size())
                .filter(i -> plan.kind().isOddlyLarge(metres.get(i).getArea()))
                .mapToObj(placed::get)
                .toList();
        if (!large.isEmpty()) {
            warnings.add(warning(BoundaryProblem.ODDLY_LARGE, large));
        }
        return warnings;
    }

    private ImportProblem warning(BoundaryProblem problem, List<BoundaryImport.Placed> areas) {
        return ImportProblem.warning(
                problem, plan.file().name(), areas.size(), areas.getFirst().name());
    }
}
