package org.lindero.incident;

/**
 * Single incidents for a map.
 *
 * @param geoJson a feature collection of points with {@code day} and, where it is known, {@code hour}
 * @param shown how many it holds
 * @param total how many there are
 */
public record PointCollection(String geoJson, int shown, int total) {}
