package org.lindero.shared;

/** The record changed after it was read: reload and try again. */
public class StaleDataException extends RuntimeException {

    public StaleDataException(String kind, Object id) {
        super(kind + " " + id + " was changed by someone else");
    }
}
