package org.lindero.incident;

/**
 * Remembers in which row a text stood first. 64 bits (FNV-1a) stand for a text: a million whole ones would fill the memory, and
 * two alike by chance are one in ten million such files.
 */
final class SeenTexts {

    /** The text was not there before. */
    static final int NEW = 0;

    private long[] keys = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** The row, from 1, that had the text before; {@link #NEW} when none had. */
    int add(String text, int row) {
        if (size * 2 > keys.length) {
            grow();
        }
        long key = fingerprint(text);
        int at = place(key);
        if (rows[at] != 0) {
            return rows[at];
        }
        keys[at] = key;
        rows[at] = row;
        size++;
        return NEW;
    }

    private int place(long key) {
        int at = (int) (key ^ key >>> 32) & keys.length - 1;
        while (rows[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRows[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                rows[at] = oldRows[i];
            }
        }
    }

    private static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
