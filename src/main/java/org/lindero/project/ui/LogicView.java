package org.lindero.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.indicator.MirLevel;
import org.lindero.project.LogicModelService;
import org.lindero.project.LogicOrder;
import org.lindero.project.LogicRow;
import org.lindero.project.LogicRowDraft;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.security.CurrentUser;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.StatusBadge;

/** Lógica: diagram and results matrix are one thing; choosing a box selects its row. */
@Route("proyectos/:projectId([0-9]+)/logica")
@PermitAll
@StyleSheet("context://styles/project.css")
class LogicView extends ProjectPage {

    private final LogicModelService logic;
    private final IndicatorService indicatorService;
    private final Div tools = new Div();
    private List<LogicRow> rows = List.of();
    private @Nullable Long selected;

    LogicView(ProjectService projects, LogicModelService logic, IndicatorService indicators, CurrentUser currentUser) {
        super(projects, currentUser, Section.LOGIC);
        this.logic = logic;
        indicatorService = indicators;
        tools.addClassNames("toolbar", "no-print");
    }

    @Override
    protected void show(ProjectDetails project) {
        rows = logic.list(project.id());
        if (rows.isEmpty()) {
            showEmpty(project);
            return;
        }
        var diagram = new LogicDiagram(getTranslation("project.diagram"), picture());
        var ids = rows.stream()
                .flatMap(row -> row.draft().indicatorIds().stream())
                .collect(Collectors.toSet());
        Map<Long, IndicatorSummary> indicators = indicatorService.list(ids).stream()
                .collect(Collectors.toMap(IndicatorSummary::id, Function.identity()));
        var matrix = new MirTable(rows, indicators, rowId -> {
            diagram.setSelected(rowId);
            select(project, rowId);
        });
        diagram.addSelectListener(event -> {
            matrix.select(event.rowId());
            select(project, event.rowId());
        });
        var card = new Card(getTranslation("project.section.LOGIC"), mechanisms(), diagram);
        select(project, rows.stream().map(LogicRow::id).anyMatch(id -> id.equals(selected)) ? selected : null);
        diagram.setSelected(selected);
        matrix.select(selected);
        addToSection(card);
        if (project.editable()) {
            addToSection(tools);
        }
        addToSection(new Card("", matrix));
    }

    private void showEmpty(ProjectDetails project) {
        var add = new Button(
                getTranslation("project.row.add.GOAL"),
                VaadinIcon.PLUS.create(),
                event -> add(project, MirLevel.GOAL, null));
        add.addThemeName("primary");
        add.setVisible(project.editable());
        addToSection(new EmptyState(
                VaadinIcon.SITEMAP,
                getTranslation("project.logic.none"),
                getTranslation("project.logic.none.hint"),
                add));
    }

    private StatusBadge mechanisms() {
        long lacking = rows.stream().filter(row -> row.draft().lacksMechanism()).count();
        return lacking == 0
                ? new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("project.mechanism.all"))
                : new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("project.mechanism.lacking", lacking));
    }

    private LogicDiagram.Picture picture() {
        var boxes = rows.stream()
                .map(row -> new LogicDiagram.Box(
                        "" + row.id(),
                        row.draft().level().ordinal(),
                        row.draft().narrative(),
                        row.draft().parentId() == null ? "" : "" + row.draft().parentId(),
                        why(row.draft()),
                        row.draft().lacksMechanism()))
                .toList();
        var levels = Arrays.stream(MirLevel.values())
                .map(level -> getTranslation("project.level." + level))
                .toList();
        return new LogicDiagram.Picture(boxes, levels);
    }

    private String why(LogicRowDraft draft) {
        if (draft.lacksMechanism()) {
            return getTranslation("project.mechanism.missing");
        }
        return draft.mechanism().isEmpty() ? "" : getTranslation("project.because", draft.mechanism());
    }

    /** Offers what can be done with the chosen row; without one, what can be added at all. */
    private void select(ProjectDetails project, @Nullable Long rowId) {
        selected = rowId;
        tools.removeAll();
        var chosen =
                rows.stream().filter(row -> rowId != null && row.id() == rowId).findFirst();
        if (chosen.isEmpty()) {
            var hint = new Paragraph(getTranslation("project.row.choose"));
            hint.addClassName("muted");
            tools.add(hint);
            for (var level : MirLevel.values()) {
                tools.add(new Button(
                        getTranslation("project.row.add." + level),
                        VaadinIcon.PLUS.create(),
                        event -> add(project, level, null)));
            }
            return;
        }
        var row = chosen.get();
        var edit =
                new Button(getTranslation("project.row.edit"), VaadinIcon.EDIT.create(), event -> edit(project, row));
        edit.addThemeName("primary");
        tools.add(edit);
        Arrays.stream(MirLevel.values())
                .filter(level -> LogicOrder.above(level) == row.draft().level())
                .forEach(level -> tools.add(new Button(
                        getTranslation("project.row.addBelow." + level),
                        VaadinIcon.PLUS.create(),
                        event -> add(project, level, row))));
        boolean carries = rows.stream()
                .anyMatch(other ->
                        other.draft().parentId() != null && other.draft().parentId() == row.id());
        var remove = new Button(getTranslation("project.row.remove"), VaadinIcon.TRASH.create(), event -> {
            logic.remove(row);
            reload(project.id());
        });
        remove.setEnabled(!carries);
        remove.setTooltipText(carries ? getTranslation("project.row.carries") : null);
        tools.add(remove);
    }

    private void add(ProjectDetails project, MirLevel level, @Nullable LogicRow above) {
        var form = new LogicRowForm(level, rows, indicatorService.list());
        if (above != null) {
            form.hangFrom(above);
        }
        open(project, "project.row.add." + level, form, draft -> selected = logic.add(project.id(), draft));
    }

    private void edit(ProjectDetails project, LogicRow row) {
        var offered = indicatorService.list();
        var form = new LogicRowForm(row.draft().level(), rows, offered);
        form.read(row.draft(), rows, offered);
        open(project, "project.row.edit", form, draft -> logic.revise(row, draft));
    }

    private void open(
            ProjectDetails project, String heading, LogicRowForm form, SerializableConsumer<LogicRowDraft> onSave) {
        new SaveDialog(getTranslation(heading), form, () -> {
                    var draft = form.write();
                    draft.ifPresent(valid -> {
                        onSave.accept(valid);
                        reload(project.id());
                    });
                    return draft.isPresent();
                })
                .open();
    }
}
