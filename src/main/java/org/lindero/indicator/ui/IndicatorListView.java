package org.lindero.indicator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.StatusBadge;

/** All indicators, to be searched; on a phone one card a row. */
@Route("indicadores")
@Menu(title = "indicator.list.title", order = 40, icon = "vaadin:chart")
@PermitAll
@StyleSheet("context://styles/indicator.css")
class IndicatorListView extends Page {

    private static final int PHONE = 640;

    private final Grid<IndicatorSummary> grid = new Grid<>();

    IndicatorListView(IndicatorService indicators, CurrentUser user) {
        super("indicator.list.title");
        setLead(getTranslation("indicator.list.lead"));
        if (user.has(Role.MANAGER)) {
            var review = new Button(
                    getTranslation("indicator.review.title"),
                    VaadinIcon.CHECK_SQUARE_O.create(),
                    event -> UI.getCurrentOrThrow().navigate(ReviewView.class));
            var add = new Button(
                    getTranslation("indicator.add"),
                    VaadinIcon.PLUS.create(),
                    event -> UI.getCurrentOrThrow().navigate(IndicatorEditView.class));
            add.addThemeName("primary");
            addActions(review, add);
        }
        var search = new TextField();
        search.setPlaceholder(getTranslation("indicator.search"));
        search.setAriaLabel(getTranslation("indicator.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setWidth("22rem");
        search.setMaxWidth("100%");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> grid.getDataProvider().refreshAll());
        addColumns();
        grid.setItemsPageable(page -> indicators.search(search.getValue(), page));
        grid.setEmptyStateText(getTranslation("indicator.none"));
        grid.setHeight("36rem");
        add(search, grid);
    }

    private void addColumns() {
        var card = grid.addComponentColumn(this::card).setHeader(getTranslation("indicator.list.title"));
        var columns = List.of(
                grid.addColumn(IndicatorSummary::code)
                        .setHeader(getTranslation("indicator.code"))
                        .setSortProperty("code", "id")
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                grid.addComponentColumn(this::link)
                        .setHeader(getTranslation("indicator.name"))
                        .setSortProperty("name", "id")
                        .setFlexGrow(3),
                grid.addColumn(row -> getTranslation("mirLevel." + row.mirLevel()))
                        .setHeader(getTranslation("indicator.level"))
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                grid.addColumn(row -> getTranslation("frequency." + row.frequency()))
                        .setHeader(getTranslation("indicator.frequency"))
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                number(row -> number(row.baseline(), row), "indicator.baseline"),
                number(row -> number(row.target(), row), "indicator.target"),
                number(row -> Integer.toString(row.areas()), "indicator.areas.short"),
                grid.addComponentColumn(this::gaps)
                        .setHeader(getTranslation("indicator.gaps"))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        var size = UI.getCurrentOrThrow().getPage().windowSizeSignal();
        Signal.effect(this, () -> {
            boolean phone = size.get().width() > 0 && size.get().width() <= PHONE;
            card.setVisible(phone);
            columns.forEach(column -> column.setVisible(!phone));
        });
    }

    private Grid.Column<IndicatorSummary> number(ValueProvider<IndicatorSummary, String> value, String key) {
        return grid.addColumn(value)
                .setHeader(getTranslation(key))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private String number(@Nullable BigDecimal value, IndicatorSummary row) {
        return value == null ? Figures.EMPTY : Figures.number(getLocale(), value.doubleValue(), row.decimals());
    }

    private Component link(IndicatorSummary row) {
        var name = new RouterLink(row.name(), IndicatorView.class, new RouteParameters(new RouteParam("id", row.id())));
        var unit = new Span(row.unit());
        unit.addClassName("muted");
        var both = new Div(name, unit);
        both.addClassName("indicator-name");
        return both;
    }

    private Component card(IndicatorSummary row) {
        var facts = new Span(String.join(
                " · ",
                row.code(),
                getTranslation("mirLevel." + row.mirLevel()),
                getTranslation("frequency." + row.frequency()),
                getTranslation("indicator.target") + " " + number(row.target(), row)));
        facts.addClassName("muted");
        var card = new Div(link(row), facts, gaps(row));
        card.addClassName("indicator-card");
        return card;
    }

    /** What the ficha still lacks, which is what stops a project's approval. */
    private StatusBadge gaps(IndicatorSummary row) {
        long missing = Stream.of(row.hasBaseline(), row.hasTarget(), row.hasMeans())
                .filter(there -> !there)
                .count();
        return missing == 0
                ? new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("indicator.gaps.none"))
                : new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("indicator.gaps.some", missing));
    }
}
