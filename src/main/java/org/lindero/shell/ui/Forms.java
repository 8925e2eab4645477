package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Set;

/** What long forms have in common: groups of fields in two columns, choices of an enumeration, and the buttons below. */
public final class Forms {

    private Forms() {}

    /** Fields under a heading, in two columns where there is room; {@code wide} ones take both. */
    public static Card group(String title, Set<? extends Component> wide, Component... fields) {
        var form = new FormLayout(fields);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("34rem", 2));
        for (var field : fields) {
            if (wide.contains(field)) {
                form.setColspan(field, 2);
            }
        }
        return new Card(title, form);
    }

    /** Labels a choice and its values: the key, and the key with the name of a value. */
    public static <T extends Enum<T>> void choices(Select<T> select, String key, T[] values) {
        select.setLabel(select.getTranslation(key));
        select.setItems(values);
        select.setItemLabelGenerator(value -> value == null ? "" : select.getTranslation(key + "." + value.name()));
    }

    /** Cancel and save. */
    public static Div buttons(Runnable cancel, Runnable save) {
        var buttons = new Div();
        var primary = new Button(buttons.getTranslation("save"), event -> save.run());
        primary.addThemeName("primary");
        buttons.add(new Button(buttons.getTranslation("cancel"), event -> cancel.run()), primary);
        buttons.addClassName("form-buttons");
        return buttons;
    }
}
