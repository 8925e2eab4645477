package org.lindero.administration.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.lindero.security.AuditLine;
import org.lindero.security.Roles;
import org.lindero.security.UserService;
import org.lindero.shell.ui.Page;

/** What was done, by whom, when; newest first. */
@Route("administration/audit")
@RolesAllowed(Roles.ADMIN)
class AuditView extends Page {

    AuditView(UserService users, Clock clock) {
        super("admin.audit");
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(clock.getZone());
        var search = new TextField();
        search.setPlaceholder(getTranslation("admin.audit.search"));
        search.setAriaLabel(getTranslation("admin.audit.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setWidth("22rem");
        search.setMaxWidth("100%");
        search.setValueChangeMode(ValueChangeMode.LAZY);

        var grid = new Grid<AuditLine>();
        var at = grid.addColumn(line -> when.format(line.at()))
                .setHeader(getTranslation("admin.audit.at"))
                .setSortProperty("at", "id")
                .setAutoWidth(true);
        grid.addColumn(AuditLine::username)
                .setHeader(getTranslation("admin.audit.who"))
                .setSortProperty("username", "id");
        grid.addColumn(line -> getTranslation("audit." + line.action()))
                .setHeader(getTranslation("admin.audit.what"))
                .setAutoWidth(true);
        grid.addColumn(AuditLine::subject).setHeader(getTranslation("admin.audit.subject"));
        grid.addColumn(AuditLine::detail)
                .setHeader(getTranslation("admin.audit.detail"))
                .setTooltipGenerator(AuditLine::detail)
                .setFlexGrow(2);
        grid.sort(List.of(new com.vaadin.flow.component.grid.GridSortOrder<>(at, SortDirection.DESCENDING)));
        grid.setItemsPageable(page -> users.searchAudit(search.getValue(), page));
        grid.setEmptyStateText(getTranslation("admin.audit.none"));
        grid.setHeight("36rem");
        search.addValueChangeListener(event -> grid.getDataProvider().refreshAll());
        add(search, grid);
    }
}
