package org.lindero.engine;

/** Which engine computed a result: changes whenever a number could. */
public final class Engine {

    public static final String VERSION = "2";

    private Engine() {}
}
