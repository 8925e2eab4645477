package org.lindero.area;

import java.util.Map;

/**
 * What an import did, for the history.
 *
 * @param fileName the file, or what was edited
 * @param sha256 checksum of the file in hexadecimal; empty where there was no file
 * @param rows how many rows or features were read
 * @param added values or areas that were not there
 * @param leftOut what the file holds and nothing was made of
 * @param notes what the file left open, by word of the code, such as incidents without coordinates
 */
public record ImportRecord(
        Kind kind,
        String fileName,
        String sha256,
        int rows,
        int added,
        int changed,
        int unchanged,
        int leftOut,
        Map<String, Integer> notes) {

    private static final int NAME_MAX = 200;

    /** What was brought in. */
    public enum Kind {
        BOUNDARIES("area.imported"),
        COUNTS("outcome.imported"),
        POINTS("incident.imported"),
        /** A change of areas on the map. */
        EDIT("area.edited");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** The word of the audit trail. */
        String action() {
            return action;
        }
    }

    public ImportRecord {
        fileName = fileName.length() <= NAME_MAX ? fileName : fileName.substring(0, NAME_MAX);
        notes = Map.copyOf(notes);
    }

    /** An import that left nothing open. */
    public ImportRecord(
            Kind kind, String fileName, String sha256, int rows, int added, int changed, int unchanged, int leftOut) {
        this(kind, fileName, sha256, rows, added, changed, unchanged, leftOut, Map.of());
    }

    /** For the audit trail: words of the code, which the page puts into the reader's language. */
    String counts() {
        return "ADDED: " + added + ", CHANGED: " + changed + ", UNCHANGED: " + unchanged + ", LEFT_OUT: " + leftOut;
    }
}
