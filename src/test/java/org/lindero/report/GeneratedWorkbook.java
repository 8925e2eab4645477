package org.lindero.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.lindero.evaluation.GeneratedEvaluation;
import org.lindero.shared.Texts;

/** The workbook of a generated evaluation. */
public final class GeneratedWorkbook {

    private static final int REPLICATIONS = 199;

    private final GeneratedEvaluation evaluation;

    public GeneratedWorkbook(int areas, int months) {
        this(GeneratedEvaluation.of(areas, months, REPLICATIONS));
    }

    private GeneratedWorkbook(GeneratedEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Of an evaluation in which a month after the start was not published in a treated area. */
    static GeneratedWorkbook withGap(int areas, int months) {
        return new GeneratedWorkbook(GeneratedEvaluation.withGap(areas, months, REPLICATIONS, 28, months / 2 + 3));
    }

    public void write(OutputStream out) throws IOException {
        new EvaluationWorkbook(
                        Texts.SPANISH,
                        evaluation.details(),
                        evaluation.result(),
                        evaluation.counts(),
                        Map.of(1L, "=Operativo"))
                .write(out);
    }

    GeneratedEvaluation evaluation() {
        return evaluation;
    }
}
