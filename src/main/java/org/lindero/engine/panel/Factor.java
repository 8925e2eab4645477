package org.lindero.engine.panel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A grouping of the rows: codes from 0 to {@code levels} - 1 in order of appearance. */
public final class Factor {

    private final int[] codes;
    private final int levels;

    private Factor(int[] codes, int levels) {
        this.codes = codes;
        this.levels = levels;
    }

    /** Recodes any integers. */
    public static Factor of(int[] raw) {
        Map<Integer, Integer> seen = new HashMap<>();
        int[] codes = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            codes[i] = seen.computeIfAbsent(raw[i], any -> seen.size());
        }
        return new Factor(codes, seen.size());
    }

    /** The grouping by two codes at once. */
    public Factor and(Factor other) {
        int[] both = new int[codes.length];
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 0; i < both.length; i++) {
            long key = (long) codes[i] * other.levels + other.codes[i];
            both[i] = seen.computeIfAbsent(key, any -> seen.size());
        }
        return new Factor(both, seen.size());
    }

    /** Whether every level lies inside one level of {@code coarser}. */
    public boolean nestedIn(Factor coarser) {
        int[] home = new int[levels];
        Arrays.fill(home, -1);
        for (int i = 0; i < codes.length; i++) {
            int outer = coarser.codes[i];
            if (home[codes[i]] >= 0 && home[codes[i]] != outer) {
                return false;
            }
            home[codes[i]] = outer;
        }
        return true;
    }

    Factor rows(int[] index) {
        int[] renamed = new int[levels];
        Arrays.fill(renamed, -1);
        int[] kept = new int[index.length];
        int next = 0;
        for (int i = 0; i < kept.length; i++) {
            int code = codes[index[i]];
            if (renamed[code] < 0) {
                renamed[code] = next++;
            }
            kept[i] = renamed[code];
        }
        return new Factor(kept, next);
    }

    public int levels() {
        return levels;
    }

    /** The code of a row. */
    public int code(int row) {
        return codes[row];
    }

    public int size() {
        return codes.length;
    }

    /** The rows of each level. */
    public int[][] members() {
        int[] count = new int[levels];
        for (int code : codes) {
            count[code]++;
        }
        int[][] members = new int[levels][];
        for (int g = 0; g < levels; g++) {
            members[g] = new int[count[g]];
        }
        int[] next = new int[levels];
        for (int i = 0; i < codes.length; i++) {
            members[codes[i]][next[codes[i]]++] = i;
        }
        return members;
    }
}
