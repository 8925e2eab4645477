package org.lindero.indicator;

/** Who entered a value may not approve it. */
public class OwnValueException extends RuntimeException {

    OwnValueException() {
        super("the author of a value may not approve it");
    }
}
