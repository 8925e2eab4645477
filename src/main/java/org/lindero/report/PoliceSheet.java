package org.lindero.report;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.PoliceFindings;

/** The sheet about the police: what each effort is to the project, and the four cells. Efforts that the reader may not know of are left out. */
final class PoliceSheet {

    private final UnaryOperator<String> text;
    private final EvaluationDesign design;
    private final @Nullable PoliceFindings police;
    private final Map<Long, String> effortNames;

    PoliceSheet(
            UnaryOperator<String> text,
            EvaluationDesign design,
            @Nullable PoliceFindings police,
            Map<Long, String> effortNames) {
        this.text = text;
        this.design = design;
        this.police = police;
        this.effortNames = effortNames;
    }

    void write(Writer sheet) {
        sheet.heading(
                text("evaluation.police"),
                text("evaluation.police.role"),
                text("evaluation.from"),
                text("evaluation.to"),
                text("evaluation.areas"));
        for (var effort : design.efforts()) {
            var name = effortNames.get(effort.effortId());
            if (name != null) {
                var last = effort.to();
                sheet.newRow()
                        .text(name)
                        .text(text("evaluation.police.role." + effort.role()))
                        .text(effort.from().toString())
                        .text(last == null ? "" : last.toString())
                        .whole(effort.areaIds().size());
            }
        }
        if (police != null) {
            cells(sheet, police);
        }
        sheet.newRow().newRow().wrapped(text("evaluation.police.note"));
    }

    private void cells(Writer sheet, PoliceFindings findings) {
        sheet.newRow()
                .newRow()
                .title(text("evaluation.police.cells." + findings.role()))
                .newRow();
        sheet.heading(
                text("evaluation.police.cell"),
                text("evaluation.areas"),
                text("evaluation.police.before"),
                text("evaluation.police.after"),
                text("evaluation.prevented"),
                text("report.lower"),
                text("report.upper"));
        for (var cell : findings.fourCells()) {
            var effect = cell.effect();
            var interval = effect == null ? null : effect.preventedInterval();
            sheet.newRow()
                    .text(text("evaluation.police.cell." + cell.kind()))
                    .whole(cell.areas())
                    .decimal(cell.areas() == 0 ? null : cell.eventsBefore())
                    .decimal(cell.areas() == 0 ? null : cell.eventsAfter())
                    .decimal(effect == null ? null : effect.prevented())
                    .decimal(interval == null ? null : interval.lower())
                    .decimal(interval == null ? null : interval.upper());
        }
    }

    private String text(String key) {
        return text.apply(key);
    }
}
