package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersions;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** The people of an area, year by year and with the source; whoever may import may correct them. */
class PopulationCard extends Card {

    private final AreaVersions versions;
    private final AreaSummary area;
    private final boolean edits;
    private final Runnable changed;

    PopulationCard(AreaVersions versions, AreaSummary area, boolean edits, Runnable changed) {
        super("");
        this.versions = versions;
        this.area = area;
        this.edits = edits;
        this.changed = changed;
        var populations = versions.populations(area.id());
        if (populations.isEmpty()) {
            add(new Paragraph(getTranslation("area.population.none")));
        } else {
            add(table(populations), new Paragraph(getTranslation("area.population.rule")));
        }
        if (edits) {
            add(new Button(getTranslation("area.population.add"), VaadinIcon.PLUS.create(), event -> open(null)));
        }
    }

    private TextTable table(List<AreaPopulation> populations) {
        var headings = new ArrayList<>(List.of(
                getTranslation("area.population.year"),
                getTranslation("area.population.long"),
                getTranslation("area.unit.density"),
                getTranslation("area.population.source")));
        if (edits) {
            headings.add(getTranslation("area.population.change"));
        }
        var table = new TextTable(getTranslation("area.population.byYear", populations.size()), headings, Set.of(1, 2));
        populations.forEach(one -> {
            var source = one.source();
            var cells = new ArrayList<>(List.of(
                    new Div(String.valueOf(one.year())),
                    new Div(Figures.whole(getLocale(), one.people())),
                    new Div(
                            area.areaKm2() > 0
                                    ? Figures.whole(getLocale(), one.people() / area.areaKm2())
                                    : Figures.EMPTY),
                    new Div(source == null ? Figures.EMPTY : source)));
            if (edits) {
                cells.add(new Div(changeButton(one)));
            }
            table.addRow(cells.toArray(Div[]::new));
        });
        return table;
    }

    private Button changeButton(AreaPopulation population) {
        var button = new Button(getTranslation("area.population.change"), event -> open(population));
        button.addThemeName("small");
        button.setAriaLabel(getTranslation("area.population.change.of", String.valueOf(population.year())));
        return button;
    }

    private void open(@Nullable AreaPopulation population) {
        new PopulationDialog(versions, area, population, changed).open();
    }
}
