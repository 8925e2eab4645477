package org.lindero.home.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.lindero.shell.ui.Page;

/** What I must do next, and nothing else. */
@Route("")
@Menu(title = "home.title", order = 0, icon = "vaadin:calendar-clock")
@PermitAll
class HomeView extends Page {

    HomeView() {
        super("home.title");
    }
}
