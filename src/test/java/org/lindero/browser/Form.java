package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** A part of a page in which things are found by what a user sees: captions, roles, options. */
class Form {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

    private final Page page;
    private final Locator root;

    Form(Page page, Locator root) {
        this.page = page;
        this.root = root;
    }

    final Page page() {
        return page;
    }

    final Locator root() {
        return root;
    }

    final Locator button(String caption) {
        return root.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(caption).setExact(true));
    }

    final Locator link(String caption) {
        return root.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(caption).setExact(true));
    }

    final void click(String caption) {
        button(caption).click();
    }

    final void follow(String caption) {
        link(caption).first().click();
    }

    /** Types into a field and leaves it, as a user does before the next one. */
    final void fill(String caption, String text) {
        var field = root.getByLabel(caption, new Locator.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    /** Types a date, which Enter confirms. */
    final void fill(String caption, LocalDate date) {
        var field = root.getByRole(
                AriaRole.COMBOBOX,
                new Locator.GetByRoleOptions().setName(caption).setExact(true));
        field.fill(DAY.format(date));
        field.press("Enter");
    }

    /** Chooses from a field that is searched by typing; several such choices may follow each other. */
    final void pick(String caption, String... texts) {
        var field = root.getByRole(
                AriaRole.COMBOBOX,
                new Locator.GetByRoleOptions().setName(caption).setExact(true));
        for (var text : texts) {
            field.fill(text);
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText(text))
                    .first()
                    .click();
        }
        field.press("Tab");
    }

    /** Chooses from a closed list. */
    final void select(String caption, String option) {
        var name = Pattern.compile("^" + caption);
        root.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    final void check(String caption) {
        root.getByLabel(caption, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    final void uncheck(String caption) {
        root.getByLabel(caption, new Locator.GetByLabelOptions().setExact(true)).uncheck();
    }

    final void sees(String text) {
        assertThat(root.getByText(text).first()).isVisible();
    }
}
