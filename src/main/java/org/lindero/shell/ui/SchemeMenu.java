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
import java.util.List;
import java.util.Map;
import org.lindero.shell.Preferences;

/** Light, dark, or as the system is. The page changes where it stands: nothing that was written on it is lost. */
final class SchemeMenu extends MenuBar {

    private final Map<ColorScheme.Value, MenuItem> items = new EnumMap<>(ColorScheme.Value.class);

    SchemeMenu() {
        addThemeVariants(MenuBarVariant.TERTIARY);
        var button = addItem(VaadinIcon.ADJUST.create(), getTranslation("shell.scheme"));
        button.setAriaLabel(getTranslation("shell.scheme"));
        for (var scheme : List.of(ColorScheme.Value.SYSTEM, ColorScheme.Value.LIGHT, ColorScheme.Value.DARK)) {
            var item = button.getSubMenu().addItem(getTranslation("shell.scheme." + scheme), event -> choose(scheme));
            item.setCheckable(true);
            items.put(scheme, item);
        }
        mark(Preferences.scheme(VaadinRequest.getCurrent().getCookies()));
    }

    private void choose(ColorScheme.Value scheme) {
        VaadinServletResponse.getCurrent().addCookie(Preferences.rememberScheme(scheme));
        UI.getCurrentOrThrow().getPage().setColorScheme(scheme);
        mark(scheme);
    }

    private void mark(ColorScheme.Value chosen) {
        items.forEach((scheme, item) -> item.setChecked(scheme == chosen));
    }
}
