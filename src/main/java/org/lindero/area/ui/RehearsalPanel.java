package org.lindero.area.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.lindero.area.BoundaryDryRun;
import org.lindero.area.BoundaryDryRun.State;
import org.lindero.area.SurfaceText;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** What an import of boundaries would do: on a map, area by area, and the ground that overlaps or would be left open. */
class RehearsalPanel extends Div {

    private static final int LINES_SHOWN = 60;
    private static final int PAIRS_SHOWN = 40;

    RehearsalPanel(BoundaryDryRun run, Supplier<String> geoJson) {
        var columns = new Div(new Card("", map(run, geoJson)), new Card("", lines(run)));
        columns.addClassName("columns");
        add(columns);
        addClassName("page-part");
        addGround("area.import.overlaps", "area.import.overlaps.hint", run.overlaps());
        addGround("area.import.gaps", "area.import.gaps.hint", run.gaps());
    }

    /** How many features have which state. */
    static Div counts(BoundaryDryRun run, Locale locale) {
        var box = new Div();
        box.addClassNames("toolbar", "after-form");
        for (var state : State.values()) {
            long count = run.count(state);
            var text = Figures.whole(locale, count) + " " + box.getTranslation("area.import.state." + state);
            box.add(count == 0 ? new StatusBadge(StatusBadge.Tone.NEUTRAL, text) : States.badge(state, text));
        }
        return box;
    }

    private AreaMap map(BoundaryDryRun run, Supplier<String> geoJson) {
        var map = new AreaMap(geoJson);
        var classes = new HashMap<String, String>();
        run.lines()
                .forEach(line ->
                        classes.put(String.valueOf(line.number()), line.state().name()));
        map.setClasses(
                classes,
                List.of(State.values()).stream()
                        .filter(state -> run.count(state) > 0)
                        .map(this::mapClass)
                        .toList());
        map.setHeight("28rem");
        map.setAriaLabel(getTranslation("area.import.map"));
        return map;
    }

    private AreaMap.AreaClass mapClass(State state) {
        var label = getTranslation("area.import.state." + state);
        return switch (state) {
            case NEW -> new AreaMap.AreaClass("NEW", label, "#2e7d6b", "");
            case CHANGED -> new AreaMap.AreaClass("CHANGED", label, "#3f7fb5", "forward");
            case UNCHANGED -> new AreaMap.AreaClass("UNCHANGED", label, "#a9c4bd", "");
            case CONFLICTING -> new AreaMap.AreaClass("CONFLICTING", label, "#d98f1f", "cross");
            case WRONG -> new AreaMap.AreaClass("WRONG", label, "#b3261e", "back");
        };
    }

    private TextTable lines(BoundaryDryRun run) {
        var table = new TextTable(
                getTranslation(
                        "area.import.lines",
                        Math.min(LINES_SHOWN, run.lines().size()),
                        run.lines().size()),
                List.of(
                        getTranslation("area.column.code"),
                        getTranslation("area.name"),
                        getTranslation("area.km2"),
                        getTranslation("area.import.state")),
                Set.of(2));
        run.lines().stream()
                .sorted(Comparator.comparing(RehearsalPanel::urgency))
                .limit(LINES_SHOWN)
                .forEach(line -> table.addRow(
                        new Div(line.code()),
                        new Div(line.name()),
                        new Div(
                                line.state() == State.WRONG
                                        ? Figures.EMPTY
                                        : Figures.number(getLocale(), line.areaKm2(), 2)),
                        States.badge(line.state(), state(line))));
        return table;
    }

    private String state(BoundaryDryRun.Line line) {
        var text = getTranslation("area.import.one." + line.state());
        return line.repaired() ? text + " · " + getTranslation("area.import.repaired") : text;
    }

    /** What needs a look comes first. */
    private static int urgency(BoundaryDryRun.Line line) {
        return switch (line.state()) {
            case WRONG -> 0;
            case CONFLICTING -> 1;
            case CHANGED -> 2;
            case NEW -> 3;
            case UNCHANGED -> 4;
        };
    }

    private void addGround(String title, String hint, List<BoundaryDryRun.Ground> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        double all =
                pairs.stream().mapToDouble(BoundaryDryRun.Ground::squareMetres).sum();
        var table = new TextTable(
                getTranslation(title, pairs.size(), SurfaceText.of(all), Math.min(PAIRS_SHOWN, pairs.size())),
                List.of(
                        getTranslation("area.import.ground.first"),
                        getTranslation("area.import.ground.second"),
                        getTranslation("area.import.ground.squareMetres")),
                Set.of(2));
        pairs.stream()
                .limit(PAIRS_SHOWN)
                .forEach(pair ->
                        table.addRow(pair.first(), pair.second(), Figures.whole(getLocale(), pair.squareMetres())));
        add(new Card("", table, new Paragraph(getTranslation(hint))));
    }
}
