package org.lindero.security;

import java.util.Set;

/**
 * The places a user may work in: everywhere, or the areas named here with everything that lies below them in the hierarchy.
 *
 * @param areaIds municipalities and polygons; ignored when {@code everywhere}
 */
public record Scope(boolean everywhere, Set<Long> areaIds) {

    public static final Scope EVERYWHERE = new Scope(true, Set.of());

    public Scope {
        areaIds = Set.copyOf(areaIds);
    }
}
