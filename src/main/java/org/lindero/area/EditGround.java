package org.lindero.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The areas as an edit of boundaries finds them.
 *
 * @param areas all, by number, also the retired
 * @param shapes boundaries in force in longitude and latitude
 * @param since when they came into force
 * @param mine those in the scope of whoever edits
 * @param everywhere whether that is all of the country, so that an area above is not asked for
 */
record EditGround(
        Map<Long, AreaSummary> areas,
        Map<Long, Geometry> shapes,
        Map<Long, LocalDate> since,
        Set<Long> mine,
        boolean everywhere) {

    private static final double METRES_A_DEGREE = 111_000;

    static EditGround of(AreaStore store, AreaScope scope) {
        var all = store.all();
        var mine = scope.narrow(all).stream().map(AreaSummary::id).collect(Collectors.toSet());
        return new EditGround(
                all.stream().collect(Collectors.toMap(AreaSummary::id, Function.identity())),
                store.shapes(),
                store.boundariesSince(),
                mine,
                scope.isEverywhere());
    }

    /** The same after a change. */
    EditGround again(AreaStore store) {
        return new EditGround(
                store.all().stream().collect(Collectors.toMap(AreaSummary::id, Function.identity())),
                store.shapes(),
                since,
                mine,
                everywhere);
    }

    AreaSummary area(long id) {
        return Objects.requireNonNull(areas.get(id));
    }

    /** An area of the scope. */
    Optional<AreaSummary> find(long id) {
        return mine.contains(id) ? Optional.ofNullable(areas.get(id)) : Optional.empty();
    }

    Geometry shape(long id) {
        return Objects.requireNonNull(shapes.get(id));
    }

    /** Areas of a level, except some, whose boxes come within so many metres of the outlines' boxes. */
    List<AreaSummary> near(Collection<Geometry> outlines, Set<AreaKind> level, Set<Long> except, double metres) {
        var boxes = outlines.stream().map(outline -> widened(outline, metres)).toList();
        return shapes.entrySet().stream()
                .filter(entry -> !except.contains(entry.getKey()))
                .filter(entry -> boxes.stream()
                        .anyMatch(box -> box.intersects(entry.getValue().getEnvelopeInternal())))
                .map(entry -> area(entry.getKey()))
                .filter(area -> level.contains(area.kind()))
                .toList();
    }

    private static Envelope widened(Geometry outline, double metres) {
        var box = new Envelope(outline.getEnvelopeInternal());
        double north = metres / METRES_A_DEGREE;
        double cosine = Math.cos(Math.toRadians(box.centre().y));
        box.expandBy(north / Math.max(cosine, 0.01), north);
        return box;
    }
}
