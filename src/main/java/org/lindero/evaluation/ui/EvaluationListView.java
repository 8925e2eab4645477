package org.lindero.evaluation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.lindero.evaluation.EvaluationService;
import org.lindero.evaluation.EvaluationSummary;
import org.lindero.security.Roles;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;

/** All evaluations, newest first. */
@Route("evaluaciones")
@Menu(title = "evaluation.list.title", order = 50, icon = "vaadin:scale")
@RolesAllowed({Roles.EVALUATOR, Roles.MANAGER, Roles.POLICE_LIAISON, Roles.ADMIN})
class EvaluationListView extends Page {

    private final Clock clock;

    EvaluationListView(EvaluationService evaluations, AuthenticationContext user, Clock clock) {
        super("evaluation.list.title");
        this.clock = clock;
        setLead(getTranslation("evaluation.list.lead"));
        if (user.hasAnyRole(Roles.EVALUATOR, Roles.MANAGER)) {
            var add = new Button(
                    getTranslation("evaluation.new"),
                    VaadinIcon.PLUS.create(),
                    event -> UI.getCurrentOrThrow().navigate(EvaluationDesignView.class));
            add.addThemeName("primary");
            addActions(add);
        }

        var search = new TextField();
        search.setPlaceholder(getTranslation("evaluation.search"));
        search.setAriaLabel(getTranslation("evaluation.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setWidth("22rem");
        search.setMaxWidth("100%");
        search.setValueChangeMode(ValueChangeMode.LAZY);

        var grid = new Grid<EvaluationSummary>();
        grid.addColumn(new ComponentRenderer<>(this::question))
                .setHeader(getTranslation("evaluation.question"))
                .setSortProperty("question", "id")
                .setFlexGrow(3)
                .setWidth("16rem");
        var status = grid.addColumn(new ComponentRenderer<>(row -> Statuses.badge(this, row.status())))
                .setHeader(getTranslation("evaluation.status"))
                .setAutoWidth(true);
        var net = grid.addColumn(this::net)
                .setHeader(getTranslation("evaluation.net"))
                .setAutoWidth(true);
        var grade = grid.addColumn(this::grade)
                .setHeader(getTranslation("evaluation.grade"))
                .setAutoWidth(true);
        var author = grid.addColumn(EvaluationSummary::author).setHeader(getTranslation("evaluation.author"));
        var when = grid.addColumn(this::date)
                .setHeader(getTranslation("evaluation.designedAt"))
                .setSortProperty("designedAt", "id")
                .setAutoWidth(true);
        PhoneCards.hide(grid, List.of(status, net, grade, author, when));
        grid.sort(List.of(new GridSortOrder<>(when, SortDirection.DESCENDING)));
        grid.setItemsPageable(page -> evaluations.search(search.getValue(), page));
        grid.setEmptyStateText(getTranslation("evaluation.none"));
        grid.setHeight("30rem");
        search.addValueChangeListener(event -> grid.getDataProvider().refreshAll());
        add(search, grid);
    }

    private Div question(EvaluationSummary row) {
        return PhoneCards.cell(
                new RouterLink(row.question(), EvaluationView.class, EvaluationView.parameters(row.id())),
                new Span(net(row) + " · " + grade(row)),
                new Span(row.author() + " · " + date(row)),
                Statuses.badge(this, row.status()));
    }

    private String date(EvaluationSummary row) {
        return Figures.date(getLocale(), LocalDate.ofInstant(row.designedAt(), clock.getZone()));
    }

    private String grade(EvaluationSummary row) {
        return row.grade() == null ? Figures.EMPTY : getTranslation("evaluation.grade.of", row.grade());
    }

    private String net(EvaluationSummary row) {
        var net = row.netPrevented();
        if (net == null) {
            return Figures.EMPTY;
        }
        var lower = row.netLower();
        var upper = row.netUpper();
        var number = Figures.whole(getLocale(), net);
        return lower == null || upper == null
                ? number
                : number + " "
                        + getTranslation(
                                "evaluation.range",
                                Figures.whole(getLocale(), lower),
                                Figures.whole(getLocale(), upper));
    }
}
