package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
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
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lindero.project.ProgrammeDetails;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectFilter;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.project.ProjectSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;

/** The projects of the reader's scope. What is chosen stands in the address, so that a link shows the same. */
@Route("proyectos")
@Menu(title = "project.title", order = 20, icon = "vaadin:cluster")
@PermitAll
@StyleSheet("context://styles/project.css")
class ProjectListView extends Page implements BeforeEnterObserver {

    private final ProjectService projects;
    private final List<ProgrammeDetails> programmes;
    private final Grid<ProjectSummary> grid = new Grid<>();
    private final TextField search = new TextField();
    private final Select<ProjectStatus> status = new Select<>();
    private final Select<ProgrammeDetails> programme = new Select<>();

    ProjectListView(ProjectService projects, ProgrammeService programmeService, CurrentUser currentUser) {
        super("project.title");
        this.projects = projects;
        programmes = programmeService.list();
        boolean mayAdd = currentUser.has(Role.MANAGER);
        setLead(getTranslation("project.lead"));
        addActions(new Button(
                getTranslation("project.programmes"),
                VaadinIcon.ARCHIVE.create(),
                event -> UI.getCurrentOrThrow().navigate(ProgrammesView.class)));
        if (mayAdd) {
            var add = new Button(
                    getTranslation("project.add"),
                    VaadinIcon.PLUS.create(),
                    event -> UI.getCurrentOrThrow().navigate(ProjectEditView.class));
            add.addThemeName("primary");
            addActions(add);
        }
        add(filters(), grid);
        columns();
        grid.setItemsPageable(page -> this.projects.search(filter(), page));
        grid.setEmptyStateText(getTranslation(mayAdd ? "project.none.add" : "project.none"));
        grid.setHeight("32rem");
    }

    private Div filters() {
        search.setPlaceholder(getTranslation("project.search"));
        search.setAriaLabel(getTranslation("project.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        status.setItems(ProjectStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("project.status.any"));
        status.setItemLabelGenerator(
                value -> getTranslation(value == null ? "project.status.any" : "project.status." + value));
        status.setAriaLabel(getTranslation("project.status"));
        programme.setItems(programmes);
        programme.setEmptySelectionAllowed(true);
        programme.setEmptySelectionCaption(getTranslation("project.programme.any"));
        programme.setItemLabelGenerator(
                value -> value == null ? getTranslation("project.programme.any") : value.label());
        programme.setAriaLabel(getTranslation("project.programme"));
        List.<HasValue<?, ?>>of(search, status, programme)
                .forEach(field -> field.addValueChangeListener(event -> {
                    if (event.isFromClient()) {
                        showInAddress();
                    }
                }));
        var filters = new Div(search, status, programme);
        filters.addClassNames("toolbar", "filters");
        return filters;
    }

    private void columns() {
        List<Grid.Column<ProjectSummary>> wideOnly = new ArrayList<>();
        wideOnly.add(grid.addColumn(ProjectSummary::code)
                .setHeader(getTranslation("project.code"))
                .setSortProperty("code")
                .setAutoWidth(true)
                .setFlexGrow(0));
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("project.name"))
                .setSortProperty("name", "id")
                .setFlexGrow(3);
        wideOnly.add(grid.addColumn(ProjectSummary::programme)
                .setHeader(getTranslation("project.programme"))
                .setTooltipGenerator(ProjectSummary::programme)
                .setFlexGrow(2));
        wideOnly.add(
                grid.addColumn(project -> ProjectWords.dates(this, getLocale(), project.startsOn(), project.endsOn()))
                        .setHeader(getTranslation("project.dates"))
                        .setSortProperty("startsOn", "id")
                        .setFlexGrow(2));
        wideOnly.add(grid.addColumn(ProjectSummary::areas)
                .setHeader(getTranslation("project.areas"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0));
        wideOnly.add(grid.addComponentColumn(project -> ProjectWords.status(this, project.status()))
                .setHeader(getTranslation("project.status"))
                .setSortProperty("status", "id")
                .setWidth("9rem")
                .setFlexGrow(0));
        PhoneCards.hide(grid, wideOnly);
    }

    private Component name(ProjectSummary project) {
        var link = new RouterLink(
                project.name(), SummaryView.class, new RouteParameters(ProjectPage.ID, "" + project.id()));
        return PhoneCards.cell(
                link,
                new Span(project.code() + " · " + project.programme()),
                new Span(ProjectWords.dates(this, getLocale(), project.startsOn(), project.endsOn())),
                new Span(getTranslation("project.areas.count", project.areas())),
                ProjectWords.status(this, project.status()));
    }

    private ProjectFilter filter() {
        return new ProjectFilter(
                search.getValue(),
                status.getOptionalValue().map(Set::of).orElseGet(Set::of),
                programme.getOptionalValue().map(one -> Set.of(one.id())).orElseGet(Set::of));
    }

    private void showInAddress() {
        var chosen = new HashMap<String, String>();
        if (!search.getValue().isBlank()) {
            chosen.put("texto", search.getValue());
        }
        status.getOptionalValue().ifPresent(value -> chosen.put("estado", value.name()));
        programme.getOptionalValue().ifPresent(value -> chosen.put("programa", "" + value.id()));
        UI.getCurrentOrThrow().navigate(ProjectListView.class, QueryParameters.simple(chosen));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = event.getLocation().getQueryParameters();
        search.setValue(address.getSingleParameter("texto").orElse(""));
        status.setValue(address.getSingleParameter("estado")
                .flatMap(name -> Stream.of(ProjectStatus.values())
                        .filter(value -> value.name().equals(name))
                        .findFirst())
                .orElse(null));
        programme.setValue(address.getSingleParameter("programa")
                .flatMap(id -> programmes.stream()
                        .filter(one -> id.equals("" + one.id()))
                        .findFirst())
                .orElse(null));
        grid.getDataProvider().refreshAll();
    }
}
