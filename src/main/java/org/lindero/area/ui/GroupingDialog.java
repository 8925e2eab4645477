package org.lindero.area.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Unit;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.Map;
import org.lindero.area.AreaGrouping;
import org.lindero.area.AreaGroupings;
import org.lindero.shell.ui.Notices;

/** Asks what the groupings of areas are called. */
class GroupingDialog extends Dialog {

    private final AreaGroupings groupings;
    private final Runnable changed;
    private final Map<AreaGrouping, TextField> fields = new EnumMap<>(AreaGrouping.class);

    /** Runs {@code changed} after names were saved. */
    GroupingDialog(AreaGroupings groupings, Runnable changed) {
        this.groupings = groupings;
        this.changed = changed;
        setHeaderTitle(getTranslation("area.grouping.title"));
        setWidth("28rem");
        setMaxWidth(95, Unit.VW);
        var form = new Div(new Paragraph(getTranslation("area.grouping.lead")));
        form.addClassName("form-part");
        add(form);
        var names = groupings.names();
        for (var grouping : AreaGrouping.values()) {
            var field = new TextField(getTranslation("area.grouping.which." + grouping));
            field.setPlaceholder(getTranslation("area.grouping." + grouping));
            field.setHelperText(getTranslation("area.grouping.hint." + grouping));
            field.setMaxLength(AreaGrouping.NAME_MAX);
            field.setValue(names.getOrDefault(grouping, ""));
            field.setWidthFull();
            fields.put(grouping, field);
            form.add(field);
        }
        var save = new Button(getTranslation("save"), event -> save());
        save.addThemeName("primary");
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
    }

    private void save() {
        fields.forEach((grouping, field) -> groupings.rename(grouping, field.getValue()));
        close();
        changed.run();
        Notices.success(getTranslation("area.grouping.saved"));
    }
}
