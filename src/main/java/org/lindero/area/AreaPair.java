package org.lindero.area;

/**
 * Two neighbours, the smaller id first.
 *
 * @param sharedMetres length of the common border; 0 where they meet in a point
 */
public record AreaPair(long first, long second, double sharedMetres, double distanceMetres) {}
