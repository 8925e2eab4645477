package org.lindero.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import java.util.EnumMap;
import java.util.Map;
import org.lindero.shell.Preferences;
import org.lindero.shell.Scheme;

/** Light, dark, or as the system is. The page changes where it stands: nothing that was written on it is lost. */
final class SchemeMenu extends MenuBar {

    private final Map<Scheme, MenuItem> items = new EnumMap<>(Scheme.class);

    SchemeMenu() {
        addThemeVariants(MenuBarVariant.TERTIARY);
        var button = addItem(VaadinIcon.ADJUST.create(), getTranslation("shell.scheme"));
        button.setAriaLabel(getTranslation("shell.scheme"));
        for (var scheme : Scheme.values()) {
            var item = button.getSubMenu().addItem(getTranslation("shell.scheme." + scheme), event -> choose(scheme));
            item.setCheckable(true);
            items.put(scheme, item);
        }
        mark(Preferences.scheme(VaadinRequest.getCurrent().getCookies()));
    }

    private void choose(Scheme scheme) {
        VaadinServletResponse.getCurrent().addCookie(Preferences.rememberScheme(scheme));
        UI.getCurrentOrThrow().getPage().setColorScheme(ColorScheme.Value.valueOf(scheme.name()));
        mark(scheme);
    }

    private void mark(Scheme chosen) {
        items.forEach((scheme, item) -> item.setChecked(scheme == chosen));
    }
}
