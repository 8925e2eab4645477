package org.lindero.cli.evaluate.input;

import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.lindero.engine.spatial.SpatialWeights;

/** Where the middles of some areas lie, in metres; areas without a boundary have none. */
public final class Middles {

    private final int areas;
    private final int[] places;
    private final double[] x;
    private final double[] y;

    /**
     * @param areas number of all areas
     * @param places of those with a boundary
     */
    Middles(int areas, int[] places, double[] x, double[] y) {
        this.areas = areas;
        this.places = places;
        this.x = x;
        this.y = y;
    }

    /** How many areas have a middle. */
    public int count() {
        return places.length;
    }

    /** Weights by distance between the areas that have a middle; the others are islands. */
    public SpatialWeights weights(BiFunction<double[], double[], SpatialWeights> maker) {
        var found = maker.apply(x.clone(), y.clone());
        int[][] neighbours = new int[areas][0];
        for (int k = 0; k < places.length; k++) {
            neighbours[places[k]] =
                    IntStream.of(found.neighbours(k)).map(j -> places[j]).toArray();
        }
        return SpatialWeights.binary(neighbours);
    }
}
