package org.lindero.engine.synthetic;

/** A characteristic of units before the start, for instance a mean over some earlier periods. */
public final class Predictor {

    private final String name;
    private final double[] values;

    private Predictor(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /**
     * Copies the values in.
     *
     * @param values one a unit of the panel, in its order; not-a-number where it is unknown
     */
    public static Predictor of(String name, double[] values) {
        return new Predictor(name, values.clone());
    }

    public String name() {
        return name;
    }

    void requireSize(int units) {
        if (values.length != units) {
            throw new IllegalArgumentException(name + " does not have one value for each unit");
        }
    }

    double value(int unit) {
        return values[unit];
    }
}
