package org.lindero.shared;

/** A code or name that must be unique is in use already. */
public class NameTakenException extends RuntimeException {

    private final String name;

    public NameTakenException(String name) {
        super("already in use: " + name);
        this.name = name;
    }

    /** The code or name that is taken, as the user wrote it. */
    public String name() {
        return name;
    }
}
