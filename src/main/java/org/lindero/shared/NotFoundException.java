package org.lindero.shared;

/** The record does not exist, or the current user may not know that it does. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String kind, Object id) {
        super(kind + " " + id + " not found");
    }
}
