package org.lindero.shared;

/** Lines for the person who started the program, apart from the log. */
public final class Terminal {

    private Terminal() {}

    public static void print(String line) {
        System.out.println(line);
    }
}
