package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logic model as a diagram, drawn by {@code frontend/components/lindero-logic-model.js}: the four levels from Fin down,
 * arrows to what each row contributes to, dashed where nobody has said why.
 */
@Tag("lindero-logic-model")
@JsModule("context://components/lindero-logic-model.js")
class LogicDiagram extends Component implements HasSize, HasAriaLabel {

    /**
     * One row.
     *
     * @param level    0 is Fin, 3 is Actividad
     * @param parentId empty when it contributes to nothing
     * @param why      the mechanism, or the words that say that it is missing
     */
    public record Box(String id, int level, String text, String parentId, String why, boolean lacking) {}

    /** What to draw; {@code levels} are their four names. */
    public record Picture(List<Box> boxes, List<String> levels) {}

    /** A box was chosen. Public, because the framework makes it from what the browser sends. */
    @DomEvent("row-select")
    public static class SelectEvent extends ComponentEvent<LogicDiagram> {

        private final String rowId;

        public SelectEvent(LogicDiagram source, boolean fromClient, @EventData("event.detail.id") String rowId) {
            super(source, fromClient);
            this.rowId = rowId;
        }

        long rowId() {
            return Long.parseLong(rowId);
        }
    }

    LogicDiagram(String ariaLabel, Picture picture) {
        setAriaLabel(ariaLabel);
        getElement().setAttribute("role", "group");
        getElement().setPropertyBean("picture", picture);
    }

    void setSelected(@Nullable Long rowId) {
        getElement().setProperty("selected", rowId == null ? "" : rowId.toString());
    }

    Registration addSelectListener(ComponentEventListener<SelectEvent> listener) {
        return addListener(SelectEvent.class, listener);
    }
}
