package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lindero.engine.place.PoliceResult;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.engine.place.SetEffect;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.evaluation.EffortRole;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.PoliceFindings;
import org.lindero.shared.Texts;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** With the police: what each effort is to the project, whether the two can be told apart, and the four cells. */
class PoliceCard extends Card {

    PoliceCard(EvaluationDesign design, EvaluationResult result, DiagnosticWords words, Map<Long, String> effortNames) {
        super("");
        add(new H2(getTranslation("evaluation.police")));
        for (var role : Role.values()) {
            var efforts = design.efforts().stream()
                    .filter(effort -> effort.role() == role)
                    .toList();
            if (!efforts.isEmpty()) {
                add(new Paragraph(getTranslation("evaluation.police." + role, names(efforts, effortNames))));
            }
        }
        add(new Paragraph(words.rival().text()));
        var police = result.police();
        if (police != null) {
            add(cells(police));
        }
        var note = new Paragraph(getTranslation("evaluation.police.note"));
        note.addClassName("muted");
        add(note);
    }

    /** Those that the reader may know of, and how many others. */
    private String names(List<EffortRole> efforts, Map<Long, String> known) {
        var names = new ArrayList<String>();
        efforts.stream()
                .filter(effort -> known.containsKey(effort.effortId()))
                .forEach(effort -> names.add(name(effort, known)));
        int others = efforts.size() - names.size();
        if (others > 0) {
            names.add(getTranslation("evaluation.police.others", others));
        }
        return String.join("; ", names);
    }

    private DataTable cells(PoliceFindings police) {
        var table = new DataTable(
                getTranslation("evaluation.police.cells." + police.role()),
                List.of(
                        getTranslation("evaluation.police.cell"),
                        getTranslation("evaluation.areas"),
                        getTranslation("evaluation.police.before"),
                        getTranslation("evaluation.police.after"),
                        getTranslation("evaluation.prevented"),
                        getTranslation("evaluation.interval")));
        for (var cell : police.fourCells()) {
            var effect = cell.effect();
            table.addRow(
                    getTranslation("evaluation.police.cell." + cell.kind()),
                    Figures.whole(getLocale(), cell.areas()),
                    mean(cell, cell.eventsBefore()),
                    mean(cell, cell.eventsAfter()),
                    effect == null ? Figures.EMPTY : Figures.number(getLocale(), effect.prevented(), 1),
                    effect == null ? Figures.EMPTY : range(effect));
        }
        return table;
    }

    private String mean(PoliceResult.Cell cell, double events) {
        return cell.areas() == 0 ? Figures.EMPTY : Figures.number(getLocale(), events, 1);
    }

    private String range(SetEffect effect) {
        var interval = effect.preventedInterval();
        return interval == null
                ? Figures.EMPTY
                : getTranslation(
                        "evaluation.range",
                        Figures.number(getLocale(), interval.lower(), 1),
                        Figures.number(getLocale(), interval.upper(), 1));
    }

    /** The name of an effort; its number where the reader may not know it. */
    static String name(EffortRole effort, Map<Long, String> known) {
        return known.getOrDefault(effort.effortId(), "#" + effort.effortId());
    }

    /** From its first month to its last. */
    static String months(EffortRole effort, Locale locale) {
        var last = effort.to();
        var from = Figures.longMonth(locale, effort.from());
        return last == null
                ? Texts.get(locale, "evaluation.police.since", from)
                : Texts.get(locale, "evaluation.police.between", from, Figures.longMonth(locale, last));
    }
}
