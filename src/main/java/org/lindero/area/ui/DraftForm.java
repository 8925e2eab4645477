package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaSummary;

/** What an area that is being drawn is called and where it belongs. */
class DraftForm extends Div {

    private final TextField code = new TextField();
    private final TextField name = new TextField();
    private final Select<AreaKind> kind = new Select<>();
    private final ComboBox<AreaSummary> parent = new ComboBox<>();
    private final List<AreaSummary> above;

    /**
     * An empty form.
     *
     * @param heading above the fields; empty for none
     * @param above the areas that it can belong to
     * @param listener is told of every change
     */
    DraftForm(String heading, List<AreaSummary> above, Runnable listener) {
        this.above = above;
        code.setLabel(getTranslation("area.column.code"));
        name.setLabel(getTranslation("area.name"));
        kind.setLabel(getTranslation("area.kind"));
        kind.setItems(AreaKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("area.kind." + one));
        kind.setValue(AreaKind.POLYGON);
        parent.setLabel(getTranslation("area.draw.parent"));
        parent.setItems(above);
        parent.setItemLabelGenerator(AreaSummary::name);
        parent.setClearButtonVisible(true);
        code.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        code.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        name.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        kind.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        parent.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        if (!heading.isEmpty()) {
            add(new H3(heading));
        }
        var fields = new FormLayout(code, name, kind, parent);
        fields.setAutoResponsive(true);
        fields.setAutoRows(true);
        fields.setExpandFields(true);
        fields.setExpandColumns(true);
        add(fields);
    }

    private static void tell(boolean byTheUser, Runnable listener) {
        if (byTheUser) {
            listener.run();
        }
    }

    AreaDraft value() {
        var chosen = parent.getValue();
        return new AreaDraft(code.getValue(), name.getValue(), kind.getValue(), chosen == null ? null : chosen.id());
    }

    void clear() {
        setValue(new AreaDraft("", "", AreaKind.POLYGON, null));
    }

    void setValue(AreaDraft draft) {
        code.setValue(draft.code());
        name.setValue(draft.name());
        kind.setValue(draft.kind());
        parent.setValue(above.stream()
                .filter(area -> Long.valueOf(area.id()).equals(draft.parentId()))
                .findFirst()
                .orElse(null));
    }
}
