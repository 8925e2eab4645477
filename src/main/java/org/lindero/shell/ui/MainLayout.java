package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.security.CurrentUser;
import org.lindero.security.DemoSignIn;
import org.lindero.shell.Preferences;
import org.springframework.core.env.Environment;

/**
 * The frame around every page. It knows no feature: its menu comes from the {@code @Menu} annotations of the views that the
 * user may open, in their order; three of them, set by role, are also at the bottom of a
 * phone's screen.
 */
@Layout
@PermitAll
class MainLayout extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {

    private static final int AT_THE_BOTTOM = 3;
    private static final String ACCOUNT = "account";

    private final Map<String, Anchor> shortLinks = new LinkedHashMap<>();

    private final AuthenticationContext authentication;
    private final CurrentUser currentUser;
    private final Environment environment;

    MainLayout(
            AuthenticationContext authentication, CurrentUser currentUser, DemoSignIn demo, Environment environment) {
        this.environment = environment;
        this.authentication = authentication;
        this.currentUser = currentUser;
        setPrimarySection(Section.DRAWER);
        var entries = MenuConfiguration.getMenuEntries();

        var skip = new Anchor("#content", getTranslation("shell.skip"));
        skip.addClassName("skip-link");
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        var spacer = new Div();
        spacer.addClassName("grow");
        addToNavbar(skip, toggle, spacer);
        if (demo.isOffered()) {
            var notice = new Span(getTranslation("shell.demo"));
            notice.addClassName("demo-tag");
            addToNavbar(notice);
        }
        addToNavbar(
                new SchemeMenu(), languageButton(), userMenu(currentUser.get().displayName()));
        addToDrawer(brand(), menu(entries));
        getElement().appendChild(bottomNavigation(entries).getElement());
    }

    private static Anchor brand() {
        var brand = new Anchor(".", new Span("Lindero"));
        brand.addClassName("brand");
        return brand;
    }

    private SideNav menu(List<MenuEntry> entries) {
        var nav = new SideNav();
        nav.setLabel(getTranslation("shell.menu"));
        for (var entry : entries) {
            var item = new SideNavItem(getTranslation(entry.title()), entry.path(), new Icon(entry.icon()));
            item.setMatchNested(!page(entry).isEmpty());
            nav.addItem(item);
        }
        return nav;
    }

    private Footer bottomNavigation(List<MenuEntry> entries) {
        var nav = new Nav();
        nav.setAriaLabel(getTranslation("shell.menu.short"));
        atTheBottom(entries).forEach(entry -> {
            var link = new Anchor(
                    entry.path().isEmpty() ? "." : entry.path(),
                    new Icon(entry.icon()),
                    new Span(getTranslation(entry.title())));
            shortLinks.put(page(entry), link);
            nav.add(link);
        });
        var footer = new Footer(nav);
        footer.addClassName("bottom-navigation");
        return footer;
    }

    /** The address of an entry; empty for the home page. */
    private static String page(MenuEntry entry) {
        return entry.path().replaceFirst("^/", "");
    }

    /** The three that the first role of the user needs most; without a setting, the first three of the menu. */
    private List<MenuEntry> atTheBottom(List<MenuEntry> entries) {
        var role = currentUser.get().roles().stream().sorted().findFirst().orElseThrow();
        var paths = environment.getProperty("lindero.bottom-navigation." + role, List.class, List.of());
        var chosen =
                entries.stream().filter(entry -> paths.contains(page(entry))).toList();
        return chosen.size() == AT_THE_BOTTOM
                ? chosen
                : entries.stream().limit(AT_THE_BOTTOM).toList();
    }

    private Button languageButton() {
        boolean english = getLocale().getLanguage().equals("en");
        var other = english ? Locale.of("es", "MX") : Locale.ENGLISH;
        var button = new Button(english ? "ES" : "EN", event -> {
            UI.getCurrentOrThrow().getSession().setLocale(other);
            VaadinServletResponse.getCurrent().addCookie(Preferences.rememberLanguage(other));
            UI.getCurrentOrThrow().getPage().reload();
        });
        button.setAriaLabel(english ? "Cambiar a español" : "Switch to English");
        button.addThemeName("tertiary");
        return button;
    }

    private MenuBar userMenu(String name) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem user = bar.addItem(VaadinIcon.USER.create());
        var label = new Span(name);
        label.addClassName("user-name");
        user.add(label);
        user.setAriaLabel(getTranslation("shell.user", name));
        user.getSubMenu()
                .addItem(
                        getTranslation("account.title"),
                        event -> UI.getCurrentOrThrow().navigate(ACCOUNT));
        user.getSubMenu().addItem(getTranslation("shell.signOut"), event -> authentication.logout());
        return bar;
    }

    /** A temporary password is changed before anything else. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.get().mustChangePassword()
                && !event.getLocation().getPath().equals(ACCOUNT)) {
            event.forwardTo(ACCOUNT);
        }
    }

    /** The bottom of the phone says where one is, also on the pages below one of the menu. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var here = event.getLocation().getFirstSegment();
        shortLinks.forEach((page, link) -> {
            if (page.equals(here)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    @Override
    public void setContent(@Nullable Component content) {
        if (content != null) {
            content.setId("content");
        }
        super.setContent(content);
    }
}
