package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersion;
import org.lindero.area.AreaVersions;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** The versions of an area's boundary with their dates and sources, and a small map of the chosen one. */
class VersionCard extends Card {

    private final AreaVersions versions;
    private final AreaSummary area;
    private final Div chosen = new Div();

    VersionCard(AreaVersions versions, AreaSummary area) {
        super("");
        this.versions = versions;
        this.area = area;
        var all = versions.list(area.id());
        if (all.isEmpty()) {
            add(new Paragraph(getTranslation("area.version.none")));
            return;
        }
        add(table(all), chosen);
    }

    private TextTable table(List<AreaVersion> all) {
        var table = new TextTable(
                getTranslation("area.version.count", all.size()),
                List.of(
                        getTranslation("area.version.from"),
                        getTranslation("area.version.to"),
                        getTranslation("area.version.source"),
                        getTranslation("area.km2"),
                        getTranslation("area.version.map")),
                Set.of(3));
        for (var version : all) {
            var to = version.validTo();
            table.addRow(
                    new Div(Figures.date(getLocale(), version.validFrom())),
                    new Div(to == null ? getTranslation("area.version.inForce") : Figures.date(getLocale(), to)),
                    new Div(source(version)),
                    new Div(Figures.number(getLocale(), version.areaKm2(), 2)),
                    showButton(version));
        }
        return table;
    }

    private Button showButton(AreaVersion version) {
        var day = Figures.date(getLocale(), version.validFrom());
        var show = new Button(getTranslation("area.version.show"), event -> {
            chosen.removeAll();
            chosen.add(map(versions, area, version, getTranslation("area.version.map.of", area.name(), day)));
        });
        show.addThemeName("small");
        show.setAriaLabel(getTranslation("area.version.map.of", area.name(), day));
        return show;
    }

    static AreaMap map(AreaVersions versions, AreaSummary area, AreaVersion version, String label) {
        var map = new AreaMap(() -> versions.geoJson(area.id(), version.id()));
        map.setClasses(Map.of(area.code(), "version"), List.of(new AreaMap.AreaClass("version", label, "#0f5e5c", "")));
        map.setHeight("20rem");
        map.setAriaLabel(label);
        return map;
    }

    private String source(AreaVersion version) {
        var source = version.source();
        if (source == null) {
            return Figures.EMPTY;
        }
        return source.isEmpty() ? getTranslation("area.version.byHand") : source;
    }
}
