package org.lindero.administration.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lindero.security.AuditLine;
import org.lindero.security.Roles;
import org.lindero.security.UserService;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;

/** What was done, by whom, when; newest first. */
@Route("administration/audit")
@RolesAllowed(Roles.ADMIN)
class AuditView extends Page {

    /** Where the words of the code that stand in a detail are translated, by action. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("area.imported", "import.count."),
            Map.entry("area.edited", "import.count."),
            Map.entry("outcome.imported", "import.count."),
            Map.entry("incident.imported", "import.count."),
            Map.entry("outcome.sensitive", "outcome.sensitive."),
            Map.entry("import.undone", "import.count."),
            Map.entry("user.created", "role."),
            Map.entry("user.revised", "role."),
            Map.entry("project.status", "project.status."),
            Map.entry("project.waived", "project.rule."),
            Map.entry("project.waiver.withdrawn", "project.rule."),
            Map.entry("project.spillover.added", "project.spillover."),
            Map.entry("project.spillover.revised", "project.spillover."),
            Map.entry("project.spillover.removed", "project.spillover."),
            Map.entry("project.linked", "project.relation."),
            Map.entry("project.unlinked", "project.relation."),
            Map.entry("project.linked.police", "project.effortRelation."),
            Map.entry("project.unlinked.police", "project.effortRelation."));

    /** At the start of a detail, or in a list of roles. */
    private static final Pattern CODE_WORD = Pattern.compile("(?<=^|, )[A-Z][A-Z_]+(?=$|[,: ])");

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
        var at = grid.addComponentColumn(line -> card(line, when.format(line.at())))
                .setHeader(getTranslation("admin.audit.at"))
                .setSortProperty("at", "id")
                .setAutoWidth(true);
        var who = grid.addColumn(AuditLine::username)
                .setHeader(getTranslation("admin.audit.who"))
                .setSortProperty("username", "id");
        var what = grid.addColumn(this::action)
                .setHeader(getTranslation("admin.audit.what"))
                .setAutoWidth(true);
        var subject = grid.addColumn(AuditLine::subject)
                .setHeader(getTranslation("admin.audit.subject"))
                .setTooltipGenerator(AuditLine::subject);
        var detail = grid.addColumn(this::detail)
                .setHeader(getTranslation("admin.audit.detail"))
                .setTooltipGenerator(this::detail)
                .setFlexGrow(2);
        PhoneCards.hide(grid, List.of(who, what, subject, detail));
        grid.sort(List.of(new com.vaadin.flow.component.grid.GridSortOrder<>(at, SortDirection.DESCENDING)));
        grid.setItemsPageable(page -> users.searchAudit(search.getValue(), page));
        grid.setEmptyStateText(getTranslation("admin.audit.none"));
        grid.setHeight("36rem");
        search.addValueChangeListener(event -> grid.getDataProvider().refreshAll());
        add(search, grid);
    }

    private Div card(AuditLine line, String at) {
        return PhoneCards.cell(
                new Span(at),
                new Span(line.username() + " · " + action(line)),
                new Span(line.subject()),
                new Span(detail(line)));
    }

    private String action(AuditLine line) {
        return getTranslation("audit." + line.action());
    }

    /** What changed, with the words of the code in the reader's language. */
    private String detail(AuditLine line) {
        var words = WORDS.get(line.action());
        return words == null
                ? line.detail()
                : CODE_WORD
                        .matcher(line.detail())
                        .replaceAll(word -> Matcher.quoteReplacement(getTranslation(words + word.group())));
    }
}
