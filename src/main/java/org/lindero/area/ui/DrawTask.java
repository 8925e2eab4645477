package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaDrawing.Mode;

/** One way of changing areas on the map: what it asks beside the drawing, and the edit that comes of both. */
abstract class DrawTask extends Div {

    /** Is told what the user does with the fields. */
    interface Listener {

        /** Other areas were chosen that are drawn on: the drawing starts anew. */
        void chosen();

        /** Something else was filled in. */
        void changed();
    }

    private final Mode mode;

    DrawTask(Mode mode) {
        this.mode = mode;
        addClassName("draw-task");
    }

    final Mode mode() {
        return mode;
    }

    /** Offers areas to choose from. */
    void offer(List<AreaSummary> areas) {}

    /** Takes an area that was chosen on the map, as if it had been chosen in a field. */
    void choose(AreaSummary area) {}

    /** The areas that are changed. */
    List<Long> ids() {
        return List.of();
    }

    /** Where the drawing starts from, as GeoJSON; empty for nothing. */
    String outline() {
        return "";
    }

    /** What new areas are called. */
    List<AreaDraft> drafts() {
        return List.of();
    }

    /** Asks for the names of so many new areas; whether it asks for more or fewer than before. */
    boolean asksFor(int newAreas) {
        return false;
    }

    /**
     * The edit, once there is enough of it.
     *
     * @param sketch what is drawn, as GeoJSON; empty while there is nothing
     */
    abstract Optional<AreaEdit> edit(String sketch, LocalDate since);

    /** Forgets what was filled in. */
    abstract void clear();

    /** Fills in what an unsaved drawing kept. */
    abstract void resume(List<AreaSummary> areas, List<AreaDraft> drafts);

    /** A field for the one area that is changed. */
    final ComboBox<AreaSummary> areaField(Runnable chosen) {
        var field = new ComboBox<AreaSummary>(getTranslation("area.draw.area"));
        field.setItemLabelGenerator(DrawTask::label);
        field.setWidthFull();
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.run();
            }
        });
        return field;
    }

    static String label(AreaSummary area) {
        return area.code() + " · " + area.name();
    }
}
