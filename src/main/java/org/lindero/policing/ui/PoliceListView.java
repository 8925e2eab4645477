package org.lindero.policing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.policing.EffortStatus;
import org.lindero.policing.EffortType;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceEffortSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.security.Roles;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;

/** Police efforts that the reader may know of. What is chosen stands in the address, so that a link shows the same. */
@Route("policia")
@Menu(title = "police.title", order = 30, icon = "vaadin:shield")
@RolesAllowed({Roles.POLICE_LIAISON, Roles.MANAGER, Roles.EVALUATOR})
@StyleSheet("context://styles/project.css")
class PoliceListView extends Page implements BeforeEnterObserver {

    private final PoliceEffortService efforts;
    private final Map<Long, AreaSummary> areas;
    private final Grid<PoliceEffortSummary> grid = new Grid<>();
    private final TextField search = new TextField();
    private final Select<EffortStatus> status = new Select<>();
    private final Select<EffortType> type = new Select<>();
    private final ComboBox<AreaSummary> area = new ComboBox<>();

    PoliceListView(PoliceEffortService efforts, AreaService areaService, CurrentUser currentUser) {
        super("police.title");
        this.efforts = efforts;
        boolean mayRegister = currentUser.has(Role.POLICE_LIAISON);
        areas = areaService.listWithRetired().stream().collect(Collectors.toMap(AreaSummary::id, Function.identity()));
        setLead(getTranslation("police.lead"));
        if (mayRegister) {
            var add = new Button(
                    getTranslation("police.add"),
                    VaadinIcon.PLUS.create(),
                    event -> UI.getCurrentOrThrow().navigate(PoliceEffortEditView.class));
            add.addThemeName("primary");
            addActions(add);
        }
        add(filters(areaService), grid);
        columns();
        grid.setItemsPageable(page -> this.efforts.search(filter(), page));
        grid.setEmptyStateText(getTranslation(mayRegister ? "police.none.add" : "police.none"));
        grid.setHeight("32rem");
    }

    private Div filters(AreaService areaService) {
        search.setPlaceholder(getTranslation("police.search"));
        search.setAriaLabel(getTranslation("police.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        choose(status, "police.status", EffortStatus.values());
        choose(type, "police.type", EffortType.values());
        area.setPlaceholder(getTranslation("police.area.any"));
        area.setAriaLabel(getTranslation("police.areas"));
        area.setClearButtonVisible(true);
        area.setItems(areaService.list());
        area.setItemLabelGenerator(AreaSummary::name);
        List.<HasValue<?, ?>>of(search, status, type, area)
                .forEach(field -> field.addValueChangeListener(event -> {
                    if (event.isFromClient()) {
                        showInAddress();
                    }
                }));
        var filters = new Div(search, status, type, area);
        filters.addClassNames("toolbar", "filters");
        return filters;
    }

    private <T extends Enum<T>> void choose(Select<T> select, String key, T[] values) {
        select.setItems(values);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key + ".any"));
        select.setItemLabelGenerator(value -> getTranslation(value == null ? key + ".any" : key + "." + value.name()));
        select.setAriaLabel(getTranslation(key));
    }

    private void columns() {
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("police.name"))
                .setSortProperty("name", "id")
                .setFlexGrow(3);
        PhoneCards.hide(
                grid,
                List.of(
                        grid.addColumn(effort -> getTranslation("police.type." + effort.type()))
                                .setHeader(getTranslation("police.type"))
                                .setSortProperty("type", "id")
                                .setFlexGrow(2),
                        grid.addColumn(this::areaNames)
                                .setHeader(getTranslation("police.areas"))
                                .setTooltipGenerator(this::areaNames),
                        grid.addColumn(effort ->
                                        EffortWords.dates(this, getLocale(), effort.startsOn(), effort.endsOn()))
                                .setHeader(getTranslation("police.dates"))
                                .setSortProperty("startsOn", "id")
                                .setFlexGrow(2),
                        grid.addColumn(effort -> EffortWords.dose(this, getLocale(), effort.dose(), effort.doseUnit()))
                                .setHeader(getTranslation("police.dose")),
                        grid.addComponentColumn(effort -> EffortWords.status(this, effort.status()))
                                .setHeader(getTranslation("police.status"))
                                .setAutoWidth(true)
                                .setFlexGrow(0)));
    }

    private Component name(PoliceEffortSummary effort) {
        var link = new RouterLink(
                effort.name(), PoliceEffortView.class, new RouteParameters(PoliceEffortView.ID, "" + effort.id()));
        return PhoneCards.cell(
                link,
                new Span(getTranslation("police.type." + effort.type())),
                new Span(areaNames(effort)),
                new Span(EffortWords.dates(this, getLocale(), effort.startsOn(), effort.endsOn())),
                EffortWords.status(this, effort.status()));
    }

    /** Areas of the effort that the reader may see; the others are counted. */
    private String areaNames(PoliceEffortSummary effort) {
        var known = effort.areaIds().stream()
                .map(areas::get)
                .filter(Objects::nonNull)
                .map(AreaSummary::name)
                .sorted()
                .collect(Collectors.joining(", "));
        long others =
                effort.areaIds().stream().filter(id -> !areas.containsKey(id)).count();
        return others == 0 ? known : known + " " + getTranslation("police.areas.others", others);
    }

    private PoliceEffortFilter filter() {
        return new PoliceEffortFilter(
                search.getValue(),
                type.getOptionalValue().map(Set::of).orElseGet(Set::of),
                Set.of(),
                status.getOptionalValue().map(Set::of).orElseGet(Set::of),
                area.getOptionalValue().map(chosen -> Set.of(chosen.id())).orElseGet(Set::of));
    }

    private void showInAddress() {
        var chosen = new HashMap<String, String>();
        put(chosen, "texto", search.getValue());
        put(chosen, "estado", name(status.getValue()));
        put(chosen, "tipo", name(type.getValue()));
        put(chosen, "area", area.getOptionalValue().map(one -> "" + one.id()).orElse(""));
        UI.getCurrentOrThrow().navigate(PoliceListView.class, QueryParameters.simple(chosen));
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "" : value.name();
    }

    private static void put(Map<String, String> chosen, String key, String value) {
        if (!value.isBlank()) {
            chosen.put(key, value);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = event.getLocation().getQueryParameters();
        search.setValue(address.getSingleParameter("texto").orElse(""));
        status.setValue(find(address, "estado", EffortStatus.values()));
        type.setValue(find(address, "tipo", EffortType.values()));
        area.setValue(address.getSingleParameter("area")
                .flatMap(id -> areas.values().stream()
                        .filter(one -> id.equals("" + one.id()))
                        .findFirst())
                .orElse(null));
        grid.getDataProvider().refreshAll();
    }

    private static <T extends Enum<T>> @Nullable T find(QueryParameters address, String key, T[] values) {
        return address.getSingleParameter(key)
                .flatMap(name -> Stream.of(values)
                        .filter(value -> value.name().equals(name))
                        .findFirst())
                .orElse(null);
    }
}
