package org.lindero.incident.table;

/** Ends the reading of rows early; it is thrown by a consumer and caught by whoever handed the consumer over. */
final class Enough extends RuntimeException {

    static final Enough INSTANCE = new Enough();

    private Enough() {
        super("enough", null, false, false);
    }
}
