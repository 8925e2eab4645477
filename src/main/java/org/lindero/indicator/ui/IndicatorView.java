package org.lindero.indicator.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.IndicatorDetails;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.SeriesService;
import org.lindero.indicator.ValueKind;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Page;

/** One indicator: its values against target and baseline, and its ficha técnica. */
@Route("indicadores/:id([0-9]{1,18})")
@PermitAll
@StyleSheet("context://styles/indicator.css")
class IndicatorView extends Page implements BeforeEnterObserver {

    private static final int MONTHS = 24;

    /** All areas together, or one of them. */
    private record Choice(String label, List<Long> areaIds) {}

    private final IndicatorService indicators;
    private final SeriesService series;
    private final YearMonth now;
    private final Select<Choice> choice = new Select<>();
    private final Div values = new Div();
    private final boolean manager;

    IndicatorView(IndicatorService indicators, SeriesService series, CurrentUser user, Clock clock) {
        super("indicator.list.title");
        this.indicators = indicators;
        this.series = series;
        this.now = YearMonth.now(clock);
        this.manager = user.has(Role.MANAGER);
        choice.setLabel(getTranslation("indicator.where"));
        choice.setItemLabelGenerator(Choice::label);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long id = event.getRouteParameters().getLong("id").orElseThrow(() -> new NotFoundException("Indicator", "?"));
        var details = indicators.get(id);
        var draft = details.draft();
        setPageTitle(draft.name());
        setLead(draft.definition());
        if (manager) {
            var edit = new Button(
                    getTranslation("edit"),
                    VaadinIcon.EDIT.create(),
                    click -> UI.getCurrentOrThrow().navigate("indicadores/" + id + "/editar"));
            addActions(edit);
        }
        add(valuesCard(details), new FichaCard(draft));
    }

    private Card valuesCard(IndicatorDetails details) {
        var areas = series.areas(details.id());
        if (areas.isEmpty()) {
            return new Card(
                    getTranslation("indicator.values"),
                    new EmptyState(
                            VaadinIcon.CHART,
                            getTranslation("indicator.values.none"),
                            getTranslation("indicator.values.none.hint")));
        }
        var choices = choices(details, areas);
        choice.setItems(choices);
        choice.addValueChangeListener(change -> showValues(details, change.getValue()));
        choice.setValue(choices.getFirst());
        var card = new Card(getTranslation("indicator.values"), choice);
        if (details.draft().calculation().kind() == ValueKind.SCORE && areas.size() > 1) {
            card.add(new Paragraph(getTranslation("indicator.score.note")));
        }
        card.add(values);
        return card;
    }

    /** A score is not added up, so it is shown area by area. */
    private List<Choice> choices(IndicatorDetails details, List<AreaSummary> areas) {
        var choices = new ArrayList<Choice>();
        if (details.draft().calculation().kind() != ValueKind.SCORE && areas.size() > 1) {
            choices.add(new Choice(
                    getTranslation("indicator.where.all", areas.size()),
                    areas.stream().map(AreaSummary::id).toList()));
        }
        areas.forEach(area -> choices.add(new Choice(area.name(), List.of(area.id()))));
        return choices;
    }

    private void showValues(IndicatorDetails details, Choice chosen) {
        var points = series.series(details.id(), chosen.areaIds(), now.minusMonths(MONTHS), now);
        values.removeAll();
        values.add(new SeriesPanel(details.draft(), chosen.areaIds(), points));
    }
}
