package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.signals.Signal;
import java.util.List;

/** Lists on a phone: one card a row in the place of columns. */
public final class PhoneCards {

    private static final int WIDEST = 640;

    private PhoneCards() {}

    /** Hides the columns that a phone has no room for. */
    public static void hide(Grid<?> grid, List<? extends Grid.Column<?>> columns) {
        var size = UI.getCurrentOrThrow().getPage().windowSizeSignal();
        Signal.effect(grid, () -> {
            int width = size.get().width();
            boolean phone = width > 0 && width <= WIDEST;
            columns.forEach(column -> column.setVisible(!phone));
        });
    }

    /** What the first column shows: the name of the row, and on a phone below it what the hidden columns would have said. */
    public static Div cell(Component name, Component... lines) {
        var more = new Div(lines);
        more.addClassNames("narrow-only", "card-lines");
        var cell = new Div(name, more);
        cell.addClassName("card-cell");
        return cell;
    }
}
