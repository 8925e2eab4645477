package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;

/** A small table of words, with some columns of numbers: words start at the left and may wrap, numbers stand at the right. */
public class TextTable extends Div {

    private final NativeTableBody body = new NativeTableBody();
    private final Set<Integer> numeric;

    /**
     * A table with a caption and one heading a column.
     *
     * @param numeric places of the columns that hold numbers, the first column being 0
     */
    public TextTable(String caption, List<String> headings, Set<Integer> numeric) {
        this.numeric = Set.copyOf(numeric);
        addClassName("data-table");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        var head = new NativeTableRow();
        for (int i = 0; i < headings.size(); i++) {
            var cell = new NativeTableHeaderCell(headings.get(i));
            cell.getElement().setAttribute("scope", "col");
            align(cell, i);
            head.add(cell);
        }
        var table = new NativeTable();
        table.setCaptionText(caption);
        table.add(new NativeTableHeader(head), body);
        add(table);
    }

    /** Adds a row of texts; the first heads it. */
    public void addRow(String... cells) {
        var components = new Component[cells.length];
        for (int i = 0; i < cells.length; i++) {
            components[i] = new Span(cells[i]);
        }
        addRow(components);
    }

    /** Adds a row of components; the first heads it. */
    public void addRow(Component... cells) {
        var row = new NativeTableRow();
        for (int i = 0; i < cells.length; i++) {
            if (i == 0) {
                var heading = new NativeTableHeaderCell(cells[i]);
                heading.getElement().setAttribute("scope", "row");
                row.add(heading);
            } else {
                var cell = new NativeTableCell(cells[i]);
                align(cell, i);
                row.add(cell);
            }
        }
        body.add(row);
    }

    private void align(HasStyle cell, int column) {
        if (!numeric.contains(column)) {
            cell.addClassName("text");
        }
    }
}
