package org.lindero.project.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.security.CurrentUser;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Figures;

/** Resumen: what the project is. */
@Route("proyectos/:projectId([0-9]+)")
@PermitAll
@StyleSheet("context://styles/project.css")
class SummaryView extends ProjectPage {

    SummaryView(ProjectService projects, CurrentUser currentUser) {
        super(projects, currentUser, Section.SUMMARY);
    }

    @Override
    protected void show(ProjectDetails project) {
        var draft = project.draft();
        var what = new Card(
                getTranslation("project.group.what"),
                new FactList()
                        .with(getTranslation("project.programme"), project.programme())
                        .with(getTranslation("project.line"), draft.line())
                        .with(getTranslation("project.unit"), draft.responsibleUnit())
                        .with(getTranslation("project.partners"), draft.partners()));
        var whom = new Card(
                getTranslation("project.group.whom"),
                new FactList()
                        .with(getTranslation("project.population"), draft.targetPopulation())
                        .with(
                                getTranslation("project.prevention"),
                                getTranslation("project.prevention." + draft.preventionLevel()))
                        .with(getTranslation("project.setting"), getTranslation("project.setting." + draft.setting()))
                        .with(
                                getTranslation("project.riskFactors"),
                                draft.riskFactors().stream().sorted().collect(Collectors.joining("\n"))));
        var when = new Card(
                getTranslation("project.group.when"),
                new FactList()
                        .with(
                                getTranslation("project.dates"),
                                ProjectWords.dates(this, getLocale(), draft.startsOn(), draft.endsOn()))
                        .with(
                                getTranslation("project.areas"),
                                Figures.whole(getLocale(), project.areas().size()))
                        .with(getTranslation("project.budget"), budget(project)));
        var columns = new Div(what, whom, when);
        columns.addClassName("columns");
        addToSection(columns);
    }

    private String budget(ProjectDetails project) {
        var byYear = new TreeMap<>(project.draft().budget());
        var lines = byYear.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + money(entry.getValue()))
                .collect(Collectors.joining("\n"));
        return byYear.size() < 2
                ? lines
                : lines + "\n"
                        + getTranslation(
                                "project.budget.total",
                                money(byYear.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private String money(BigDecimal amount) {
        return Figures.number(
                        getLocale(),
                        amount.doubleValue(),
                        amount.stripTrailingZeros().scale() > 0 ? 2 : 0) + " MXN";
    }
}
