package org.lindero.area;

/**
 * A neighbour of an area.
 *
 * @param sharedMetres length of the common border; 0 where they meet in a point
 * @param distanceMetres distance of the boundaries; 0 where they touch
 */
public record AreaNeighbour(AreaSummary area, double sharedMetres, double distanceMetres) {}
