package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.Wdq;
import org.lindero.engine.displacement.WdqResult;
import org.lindero.report.Writer;

/** {@code wdq}: the weighted displacement quotient. */
public final class WdqMethod implements Method {

    @Override
    public String name() {
        return "wdq";
    }

    @Override
    public Set<String> keys() {
        return Set.of("treated", "buffer", "control");
    }

    @Override
    public Computation read(Block block, Study study) {
        var treated = Counts.change(block, "treated");
        var buffer = Counts.change(block, "buffer");
        var control = Counts.change(block, "control");
        return () -> outcome(treated, buffer, control, Wdq.of(treated, buffer, control));
    }

    private static Outcome outcome(Change treated, Change buffer, Change control, WdqResult result) {
        return Outcome.of("descriptive: no sampling distribution, show it beside WDD")
                .field("grossEffect", result.grossEffect())
                .field("netEffect", result.netEffect())
                .field("successMeasure", result.successMeasure())
                .field("bufferMeasure", result.bufferMeasure())
                .field("wdq", result.wdq())
                .field("totalNetEffect", result.totalNetEffect())
                .field("interpretable", result.interpretable())
                .field("band", result.band() == null ? null : result.band().name())
                .sheet(sheet -> write(sheet, treated, buffer, control, result));
    }

    /** Counts as numbers, everything below computed from them by the spreadsheet. */
    private static void write(Writer sheet, Change treated, Change buffer, Change control, WdqResult result) {
        sheet.heading("", "before", "after").newRow();
        Counts.row(sheet, "treated", treated);
        Counts.row(sheet, "buffer", buffer);
        Counts.row(sheet, "control", control);
        sheet.newRow();
        formula(sheet, "grossEffect", "B2-C2", result.grossEffect());
        formula(sheet, "netEffect", "B2/B4-C2/C4", result.netEffect());
        formula(sheet, "successMeasure", "C2/C4-B2/B4", result.successMeasure());
        formula(sheet, "bufferMeasure", "C3/C4-B3/B4", result.bufferMeasure());
        var quotient = result.wdq();
        if (quotient == null) {
            sheet.text("wdq").text("not applicable").newRow();
        } else {
            formula(sheet, "wdq", "B9/B8", quotient);
        }
        formula(sheet, "totalNetEffect", "(B2*C4/B4-C2)+(B3*C4/B4-C3)", result.totalNetEffect());
    }

    private static void formula(Writer sheet, String name, String formula, double value) {
        sheet.text(name).formula(formula, value, true).newRow();
    }
}
