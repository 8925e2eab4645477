package org.lindero.area.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaUse;
import org.lindero.area.EditCheck;
import org.lindero.area.ImportProblem;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** What an edit of boundaries would do, in words: surface, problems, neighbours, and what stands on the areas. */
class EditFindings extends Div {

    private static final int NAMES = 8;

    EditFindings() {
        addClassName("checks");
        getElement().setAttribute("role", "status");
    }

    void show(EditCheck check) {
        removeAll();
        var surfaces = check.outlines().stream()
                .map(outline -> Figures.number(getLocale(), outline.areaKm2(), 3) + " km²")
                .collect(Collectors.joining(" · "));
        if (!surfaces.isEmpty()) {
            var surface = new Paragraph(getTranslation("area.draw.surface", surfaces));
            surface.addClassName("draw-surface");
            add(surface);
        }
        check.problems().forEach(this::add);
        if (!check.neighbours().isEmpty()) {
            add(new Paragraph(getTranslation(
                    "area.draw.neighbours",
                    names(check.neighbours().stream().map(AreaSummary::name).toList()))));
        }
        if (!check.uses().isEmpty()) {
            add(new StatusBadge(
                    StatusBadge.Tone.INFO,
                    getTranslation("area.draw.uses", check.uses().size())));
            add(new Paragraph(names(check.uses().stream().map(this::name).toList())));
        }
    }

    /** Says what is needed before anything can be checked. */
    void ask(String words) {
        removeAll();
        var hint = new Span(words);
        hint.addClassName("muted");
        add(hint);
    }

    void show(List<ImportProblem> problems) {
        removeAll();
        problems.forEach(this::add);
    }

    private void add(ImportProblem problem) {
        add(new StatusBadge(
                problem.isError() ? StatusBadge.Tone.BAD : StatusBadge.Tone.WARNING,
                getTranslation(problem.code().key(), problem.args().toArray())));
    }

    private String name(AreaUse.Use use) {
        return getTranslation("area.draw.use." + use.kind(), use.name());
    }

    private String names(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? getTranslation("area.draw.andMore", first, names.size() - NAMES) : first;
    }
}
