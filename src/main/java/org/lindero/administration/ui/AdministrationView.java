package org.lindero.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.security.LastAdministratorException;
import org.lindero.security.Roles;
import org.lindero.security.ScopeOptions;
import org.lindero.security.UserService;
import org.lindero.security.UserSummary;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;
import org.lindero.shell.ui.StatusBadge;
import org.springframework.beans.factory.ObjectProvider;

/** Users: who may sign in, as what, and where. */
@Route("administration")
@Menu(title = "admin.title", order = 90, icon = "vaadin:cog-o")
@RolesAllowed(Roles.ADMIN)
class AdministrationView extends Page {

    private final UserService users;
    private final ObjectProvider<ScopeOptions> scopeOptions;
    private final Grid<UserSummary> grid = new Grid<>();
    private final TextField search = new TextField();

    AdministrationView(UserService users, ObjectProvider<ScopeOptions> scopeOptions) {
        super("admin.title");
        this.users = users;
        this.scopeOptions = scopeOptions;
        setLead(getTranslation("admin.lead"));

        var audit = new Button(
                getTranslation("admin.audit"),
                VaadinIcon.LIST.create(),
                event -> UI.getCurrentOrThrow().navigate(AuditView.class));
        var add = new Button(getTranslation("admin.user.add"), VaadinIcon.PLUS.create(), event -> create());
        add.addThemeName("primary");
        addActions(audit, add);

        search.setPlaceholder(getTranslation("admin.user.search"));
        search.setAriaLabel(getTranslation("admin.user.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setWidth("22rem");
        search.setMaxWidth("100%");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> refresh());

        grid.addComponentColumn(this::person)
                .setHeader(getTranslation("admin.user.name"))
                .setSortProperty("displayName", "id")
                .setAutoWidth(true);
        var username = grid.addColumn(UserSummary::username)
                .setHeader(getTranslation("admin.user.username"))
                .setSortProperty("username")
                .setAutoWidth(true);
        var roles = grid.addColumn(this::roles)
                .setHeader(getTranslation("admin.user.roles"))
                .setFlexGrow(2)
                .setAutoWidth(true);
        var scope = grid.addColumn(this::scope).setHeader(getTranslation("admin.user.scope"));
        var state = grid.addComponentColumn(this::state).setHeader(getTranslation("admin.user.state"));
        PhoneCards.hide(grid, List.of(username, roles, scope, state));
        // narrower, the menu would fold into a second menu
        grid.addComponentColumn(this::actions).setFlexGrow(0).setWidth("7rem");
        grid.setItemsPageable(page -> users.search(search.getValue(), page));
        grid.setEmptyStateText(getTranslation("admin.user.none"));
        grid.setAllRowsVisible(false);
        grid.setHeight("32rem");
        add(search, grid);
    }

    private Div person(UserSummary user) {
        return PhoneCards.cell(
                new Span(user.displayName()),
                new Span(user.username() + " · " + roles(user)),
                new Span(scope(user)),
                state(user));
    }

    private String roles(UserSummary user) {
        return user.roles().stream()
                .sorted()
                .map(role -> getTranslation("role." + role))
                .collect(Collectors.joining(", "));
    }

    private String scope(UserSummary user) {
        return user.scope().everywhere()
                ? getTranslation("admin.user.everywhere")
                : getTranslation(
                        "admin.user.areas.count", user.scope().areaIds().size());
    }

    private StatusBadge state(UserSummary user) {
        return user.active()
                ? new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("admin.user.active"))
                : new StatusBadge(StatusBadge.Tone.NEUTRAL, getTranslation("admin.user.inactive"));
    }

    private Component actions(UserSummary user) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var item = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        item.setAriaLabel(getTranslation("admin.actions", user.displayName()));
        var menu = item.getSubMenu();
        menu.addItem(getTranslation("edit"), event -> edit(user));
        menu.addItem(getTranslation("admin.user.reset"), event -> askToReset(user));
        if (user.active()) {
            menu.addItem(getTranslation("admin.user.deactivate"), event -> askToDeactivate(user));
        } else {
            menu.addItem(getTranslation("admin.user.activate"), event -> {
                users.activate(user.id());
                refresh();
            });
        }
        return bar;
    }

    private void create() {
        var form = new UserForm(scopes());
        new UserDialog(getTranslation("admin.user.add"), form, draft -> {
                    var password = users.create(draft);
                    refresh();
                    showPassword(draft.displayName(), password);
                })
                .open();
    }

    private void edit(UserSummary user) {
        var form = new UserForm(scopes());
        form.read(user);
        new UserDialog(getTranslation("admin.user.edit"), form, draft -> {
                    users.revise(user, draft);
                    refresh();
                    Notices.success(getTranslation("admin.user.saved"));
                })
                .open();
    }

    private java.util.List<ScopeOptions.Option> scopes() {
        var options = scopeOptions.getIfAvailable();
        return options == null ? java.util.List.of() : options.list();
    }

    private void askToDeactivate(UserSummary user) {
        confirm(
                getTranslation("admin.user.deactivate"),
                getTranslation("admin.user.deactivate.ask", user.displayName()),
                () -> {
                    try {
                        users.deactivate(user.id());
                        refresh();
                    } catch (LastAdministratorException last) {
                        Notices.error(getTranslation("admin.user.lastAdmin"));
                    }
                });
    }

    private void askToReset(UserSummary user) {
        confirm(
                getTranslation("admin.user.reset"),
                getTranslation("admin.user.reset.ask", user.displayName()),
                () -> showPassword(user.displayName(), users.resetPassword(user.id())));
    }

    private void confirm(String heading, String question, Runnable act) {
        var dialog = new ConfirmDialog(heading, question, heading, event -> act.run());
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("cancel"));
        dialog.open();
    }

    private void showPassword(String name, String password) {
        var dialog = new Dialog(getTranslation("admin.user.password", name));
        var secret = new Span(password);
        secret.addClassName("secret");
        dialog.add(secret, new Paragraph(getTranslation("admin.user.password.once")));
        dialog.getFooter().add(new Button(getTranslation("close"), event -> dialog.close()));
        dialog.open();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }
}
