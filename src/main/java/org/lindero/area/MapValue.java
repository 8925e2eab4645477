package org.lindero.area;

/**
 * What is known of an area on a map: a number, or why there is none. Zero is a number.
 *
 * @param number 0 unless the state is {@link State#KNOWN}
 */
public record MapValue(State state, double number) {

    /** Whether there is a number, or why not. */
    public enum State {
        KNOWN,
        /** One or two, which of them is hidden from whoever may not see single incidents. */
        SMALL,
        /** It touches the private life of few and is hidden from whoever may not see single incidents. */
        HIDDEN,
        /** It is followed here, but for this month nothing was published or handed in yet. */
        NOT_PUBLISHED,
        /** It is not followed here, or somebody said that there is no data. */
        NO_DATA
    }

    public static final MapValue SMALL = new MapValue(State.SMALL, 0);
    public static final MapValue HIDDEN = new MapValue(State.HIDDEN, 0);
    public static final MapValue NOT_PUBLISHED = new MapValue(State.NOT_PUBLISHED, 0);
    public static final MapValue NO_DATA = new MapValue(State.NO_DATA, 0);

    public MapValue {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a number: " + number);
        }
    }

    public static MapValue of(double number) {
        return new MapValue(State.KNOWN, number);
    }

    public boolean isKnown() {
        return state == State.KNOWN;
    }

    /** The number per so much of something; no data where there is nothing of it. */
    MapValue per(double amount, double scale) {
        return isKnown() ? amount > 0 ? of(number * scale / amount) : NO_DATA : this;
    }
}
