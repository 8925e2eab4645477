package org.lindero.cli.evaluate.input;

/** The design, or the data that it names, is wrong: one line with the place, in the words of the person who wrote the file. */
public final class DesignException extends RuntimeException {

    private static final int QUOTED = 60;

    /**
     * @param place a JSON path such as {@code analyses[0].outcome}, or a file with its row and column
     * @param problem what is wrong there
     */
    public DesignException(String place, String problem) {
        super((place + ": " + problem).replaceAll("\\p{Cntrl}+", " "));
    }

    /** A text of the user inside a message: in quotation marks, cut when it is long. */
    static String quote(String text) {
        return '"' + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + '"';
    }
}
