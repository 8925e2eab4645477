package org.lindero.shared;

/** Lines for the person who started the program, apart from the log. */
public final class Terminal {

    private Terminal() {}

    public static void print(String line) {
        System.out.println(line);
    }

    /** A line on what went wrong, apart from the output that a program may read. */
    public static void printError(String line) {
        System.err.println(line);
    }
}
