package org.lindero.area;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers numbers by area to the map; whoever holds such numbers implements it as a bean and answers within the user's rights. */
public interface MapSource {

    /** What the user may look at. */
    List<MapLayer> layers();

    /**
     * The values of the areas of the user's scope; areas that are absent have no data. A fixed number of queries, however
     * many areas.
     *
     * @param layer one of {@link #layers}
     * @param month one of the layer's months; null for a layer without a date
     */
    Map<Long, MapValue> values(MapLayer layer, @Nullable YearMonth month);

    /** Whether the user may see where the single events of a layer happened. */
    default boolean showsPoints(MapLayer layer) {
        return false;
    }

    /**
     * Where the single events of a month happened, in the areas of the user's scope, as a GeoJSON feature collection of points.
     *
     * @throws org.springframework.security.access.AccessDeniedException for those who may not see them
     */
    default String points(MapLayer layer, YearMonth month) {
        throw new UnsupportedOperationException(layer.key() + " has no points");
    }
}
