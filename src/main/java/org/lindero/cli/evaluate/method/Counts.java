package org.lindero.cli.evaluate.method;

import org.lindero.cli.evaluate.input.Block;
import org.lindero.engine.displacement.Change;
import org.lindero.report.Writer;

/** Counts before and after, as the design writes them: {@code [before, after]}. */
final class Counts {

    private Counts() {}

    static Change change(Block block, String key) {
        double[] pair = block.pair(key);
        if (pair[0] < 0 || pair[1] < 0) {
            throw block.wrong(key, "counts must not be negative");
        }
        return new Change(pair[0], pair[1]);
    }

    /** Writes a row with the name and both counts. */
    static void row(Writer sheet, String name, Change change) {
        sheet.text(name).exact(change.before()).exact(change.after()).newRow();
    }
}
