package org.lindero.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.menubar.MenuBarTester;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.security.Role;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(packages = {"org.lindero.area.ui", "org.lindero.shell.ui"})
class SchemeMenuTest extends SpringBrowserlessTest {

    @Test
    void theSystemDecidesUntilLightOrDarkIsChosen() {
        UI.getCurrentOrThrow().navigate("areas");
        var menu = new MenuBarTester<>(find(SchemeMenu.class).single());

        assertThat(menu.isItemChecked(0, 0)).isTrue();
        menu.clickItem(0, 2);

        assertThat(menu.isItemChecked(0, 2)).isTrue();
        assertThat(menu.isItemChecked(0, 0)).isFalse();
    }
}
