package org.lindero.cli.evaluate.method;

import org.lindero.cli.evaluate.input.Block;

/** How many random draws a method makes. */
final class Draws {

    private static final int USUAL = 999;
    private static final int MOST = 1_000_000;

    private Draws() {}

    static int read(Block block, String key) {
        return block.whole(key, USUAL, 1, MOST);
    }
}
