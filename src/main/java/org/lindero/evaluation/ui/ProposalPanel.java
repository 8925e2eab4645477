package org.lindero.evaluation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lindero.area.AreaService;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.EffortRole;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.incident.OutcomeSummary;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** A proposed design: who is treated, around, compared; the window; the bound; and what speaks against it. */
class ProposalPanel extends Div {

    private static final int WANTED = 10;
    private static final int NEEDED = 5;
    private static final int MONTHS_WANTED = 12;

    private final EvaluationDesign design;
    private final TextField question = new TextField(getTranslation("evaluation.question"));
    private final ComboBox<YearMonth> from = new ComboBox<>(getTranslation("evaluation.from"));
    private final ComboBox<YearMonth> to = new ComboBox<>(getTranslation("evaluation.to"));
    private final NumberField bound = new NumberField(getTranslation("evaluation.bound"));
    private final MultiSelectComboBox<AreaRole> excluded =
            new MultiSelectComboBox<>(getTranslation("evaluation.exclude"));

    private final ComboBox<OutcomeSummary> placebo = new ComboBox<>(getTranslation("evaluation.placebo"));

    private final MultiSelectComboBox<EffortRole> packaged =
            new MultiSelectComboBox<>(getTranslation("evaluation.police.package"));
    private final SelectionFields selection;

    /** A panel for a design; {@code outcomes} are those that can serve as placebo, {@code effortNames} those of its police efforts. */
    ProposalPanel(
            EvaluationDesign design, AreaService areas, List<OutcomeSummary> outcomes, Map<Long, String> effortNames) {
        this.design = design;
        selection = new SelectionFields(design);
        placebo.setItems(outcomes);
        addClassName("page-part");
        var map = new PartMap(design, areas);
        var columns = new Div(
                new Card(getTranslation("evaluation.parts.map"), map),
                new Card(getTranslation("evaluation.parts.title"), parts(), checks()));
        columns.addClassName("columns");
        add(columns, new Card(getTranslation("evaluation.design.change"), fields(effortNames)));
    }

    /** The design as changed here, or nothing when a field is wrong, which then says so. */
    Optional<EvaluationDesign> write() {
        var text = question.getValue().strip();
        question.setInvalid(text.isEmpty() || text.length() > EvaluationDesign.QUESTION_MAX);
        var first = from.getValue();
        var last = to.getValue();
        boolean ordered =
                first != null && last != null && first.isBefore(design.start()) && last.isAfter(design.start());
        from.setInvalid(!ordered);
        to.setInvalid(!ordered);
        var percent = bound.getValue();
        bound.setInvalid(percent == null || percent <= 0 || percent > 100);
        if (question.isInvalid() || !ordered || bound.isInvalid()) {
            return Optional.empty();
        }
        var out = excluded.getValue();
        var other = placebo.getValue();
        var ours = packaged.getValue();
        return selection.write(design.with(
                        text,
                        first,
                        last,
                        percent,
                        other == null ? null : new EvaluationDesign.Placebo(other.id(), other.name()))
                .without(out::contains)
                .packaged(ours::contains));
    }

    private DataTable parts() {
        var table = new DataTable(
                getTranslation("evaluation.parts.caption"),
                List.of(getTranslation("evaluation.part"), getTranslation("evaluation.areas")));
        for (var part : Part.values()) {
            table.addRow(
                    getTranslation("evaluation.part." + part),
                    Figures.whole(getLocale(), design.areas(part).size()));
        }
        return table;
    }

    /** What speaks for and against the design, before anything is computed. */
    private Div checks() {
        var list = new Div();
        list.addClassName("checks");
        int clean = design.areas(Part.COMPARISON).size();
        list.add(new StatusBadge(
                clean >= WANTED ? Tone.GOOD : clean >= NEEDED ? Tone.WARNING : Tone.BAD,
                getTranslation(
                        clean >= WANTED
                                ? "evaluation.check.clean"
                                : clean >= NEEDED ? "evaluation.check.clean.few" : "evaluation.check.clean.none",
                        clean)));
        long before = ChronoUnit.MONTHS.between(design.from(), design.start());
        list.add(new StatusBadge(
                before >= MONTHS_WANTED ? Tone.GOOD : Tone.WARNING, getTranslation("evaluation.check.before", before)));
        var police = design.policeOverlap();
        if (police.efforts() > 0) {
            list.add(new StatusBadge(
                    Tone.INFO,
                    getTranslation(
                            "evaluation.check.police",
                            police.efforts(),
                            police.treated(),
                            police.rings(),
                            police.comparison())));
        }
        if (design.sensitiveToReporting()) {
            list.add(new StatusBadge(Tone.WARNING, getTranslation("evaluation.check.reporting")));
        }
        return list;
    }

    private Div fields(Map<Long, String> effortNames) {
        question.setValue(design.question());
        question.setWidthFull();
        question.setMaxLength(EvaluationDesign.QUESTION_MAX);
        question.setErrorMessage(getTranslation("required"));
        var months = LongStream.rangeClosed(0, ChronoUnit.MONTHS.between(design.from(), design.to()))
                .mapToObj(design.from()::plusMonths)
                .toList();
        for (var field : List.of(from, to)) {
            field.setItems(months);
            field.setItemLabelGenerator(month -> Figures.longMonth(getLocale(), month));
            field.setErrorMessage(
                    getTranslation("evaluation.window.order", Figures.longMonth(getLocale(), design.start())));
        }
        from.setValue(design.from());
        to.setValue(design.to());
        bound.setValue(design.boundPercent());
        bound.setSuffixComponent(new com.vaadin.flow.component.html.Span("%"));
        bound.setHelperText(getTranslation("evaluation.bound.hint"));
        bound.setErrorMessage(getTranslation("evaluation.bound.rule"));
        excluded.setItems(design.areas().stream()
                .filter(role ->
                        role.part() == Part.COMPARISON || role.part() == Part.RING_1 || role.part() == Part.RING_2)
                .toList());
        excluded.setItemLabelGenerator(
                role -> role.code() + " · " + role.name() + " · " + getTranslation("evaluation.part." + role.part()));
        placebo.setItemLabelGenerator(OutcomeSummary::name);
        placebo.setHelperText(getTranslation("evaluation.placebo.hint"));
        placebo.setClearButtonVisible(true);
        packaged.setItems(design.efforts());
        packaged.setValue(design.efforts().stream()
                .filter(effort -> effort.role() == Role.PACKAGE)
                .toList());
        packaged.setItemLabelGenerator(
                effort -> PoliceCard.name(effort, effortNames) + " · " + PoliceCard.months(effort, getLocale()));
        packaged.setHelperText(getTranslation("evaluation.police.package.hint"));
        packaged.setVisible(!design.efforts().isEmpty());
        var row = new Div(from, to, bound, placebo, excluded, packaged);
        row.addClassName("fields");
        var note = new Paragraph(getTranslation("evaluation.fix.note"));
        note.addClassName("muted");
        var all = new Div(question, row, selection, note);
        all.addClassName("page-part");
        return all;
    }
}
