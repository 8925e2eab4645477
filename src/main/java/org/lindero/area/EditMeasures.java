package org.lindero.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Measures what an edit of boundaries does to the ground around it: neighbours, overlaps, gaps. */
final class EditMeasures {

    /** Less is how exactly numbers are kept. */
    private static final double MIN_SQUARE_METRES = 1;

    private final EditGround ground;
    private final EditPlan plan;
    private final LocalProjection projection;
    private final List<Geometry> outlines;
    private final List<Geometry> before;
    private final List<AreaSummary> near;

    EditMeasures(EditGround ground, EditPlan plan, Set<AreaKind> level) {
        this.ground = ground;
        this.plan = plan;
        var lonLat = new ArrayList<>(
                plan.shapes().stream().map(EditPlan.Shape::lonLat).toList());
        var old = plan.edited().stream()
                .filter(ground.shapes()::containsKey)
                .map(ground::shape)
                .toList();
        lonLat.addAll(old);
        projection = LocalProjection.around(lonLat);
        outlines = plan.shapes().stream()
                .map(shape -> projection.toMetres(shape.lonLat()))
                .toList();
        before = old.stream().map(projection::toMetres).toList();
        near = ground.near(lonLat, level, plan.edited(), 2 * AreaEditor.SNAP_METRES);
    }

    List<EditCheck.Outline> outlines() {
        var result = new ArrayList<EditCheck.Outline>();
        for (int i = 0; i < outlines.size(); i++) {
            result.add(new EditCheck.Outline(
                    GeoJsonText.of(plan.shapes().get(i).lonLat()),
                    outlines.get(i).getArea() / 1e6));
        }
        return result;
    }

    /** Square metres of each outline of a plan. */
    static List<Double> squareMetres(EditPlan plan) {
        var lonLat = plan.shapes().stream().map(EditPlan.Shape::lonLat).toList();
        var projection = LocalProjection.around(lonLat);
        return lonLat.stream()
                .map(outline -> projection.toMetres(outline).getArea())
                .toList();
    }

    List<AreaSummary> neighbours() {
        return near.stream()
                .filter(area -> outlines.stream()
                        .anyMatch(
                                outline -> outline.isWithinDistance(metres(area), Contiguity.DEFAULT_TOLERANCE_METRES)))
                .toList();
    }

    List<EditCheck.Ground> overlaps() {
        var shared = new ArrayList<EditCheck.Ground>();
        for (var area : near) {
            double sum = outlines.stream()
                    .mapToDouble(outline -> overlay(outline, metres(area), OverlayNG.INTERSECTION)
                            .getArea())
                    .sum();
            add(shared, area, sum);
        }
        return worstFirst(shared);
    }

    /** What the edited areas covered and nothing covers any more, shared out to the neighbours that it touches. */
    List<EditCheck.Ground> gaps() {
        var lost =
                before.stream().reduce((a, b) -> overlay(a, b, OverlayNG.UNION)).orElse(null);
        if (lost == null) {
            return List.of();
        }
        for (var outline : outlines) {
            lost = overlay(lost, outline, OverlayNG.DIFFERENCE);
        }
        for (var area : near) {
            lost = overlay(lost, metres(area), OverlayNG.DIFFERENCE);
        }
        var gaps = new ArrayList<EditCheck.Ground>();
        for (var area : near) {
            double sum = 0;
            for (int i = 0; i < lost.getNumGeometries(); i++) {
                var part = lost.getGeometryN(i);
                boolean beside = part.isWithinDistance(metres(area), AreaEditor.SNAP_METRES);
                sum += beside ? part.getArea() : 0;
            }
            add(gaps, area, sum);
        }
        return worstFirst(gaps);
    }

    /** Square metres of the new outlines that lie outside an area above. */
    double outside(Geometry parentLonLat) {
        var parent = projection.toMetres(parentLonLat);
        return outlines.stream()
                .mapToDouble(outline ->
                        overlay(outline, parent, OverlayNG.DIFFERENCE).getArea())
                .sum();
    }

    private Geometry metres(AreaSummary area) {
        return projection.toMetres(ground.shape(area.id()));
    }

    private static void add(List<EditCheck.Ground> list, AreaSummary area, double squareMetres) {
        if (squareMetres > MIN_SQUARE_METRES) {
            list.add(new EditCheck.Ground(area, squareMetres));
        }
    }

    private static List<EditCheck.Ground> worstFirst(List<EditCheck.Ground> list) {
        return list.stream()
                .sorted(Comparator.comparingDouble(EditCheck.Ground::squareMetres)
                        .reversed())
                .toList();
    }

    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        try {
            return OverlayNGRobust.overlay(a, b, operation);
        } catch (TopologyException | IllegalArgumentException tangled) {
            return a.getFactory().createPolygon();
        }
    }
}
