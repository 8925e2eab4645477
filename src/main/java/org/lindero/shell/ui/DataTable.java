package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A small table that is read as a whole, such as results; lists that grow belong in a Grid. Scrolls sideways on a phone. */
public class DataTable extends Div {

    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = new NativeTableBody();

    /** A table with a caption for screen readers and one heading a column. */
    public DataTable(String caption, List<String> headings) {
        addClassName("data-table");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        table.setCaptionText(caption);
        var head = new NativeTableRow();
        for (var heading : headings) {
            var cell = new NativeTableHeaderCell(heading);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        table.add(new NativeTableHeader(head), body);
        add(table);
    }

    /** Adds a row of texts; the first cell heads it. */
    public void addRow(String heading, String... cells) {
        var components = new Component[cells.length];
        for (int i = 0; i < cells.length; i++) {
            components[i] = new Span(cells[i]);
        }
        addRow(heading, components);
    }

    /** Adds a row of components; the first cell heads it. */
    public void addRow(String heading, Component... cells) {
        var row = new NativeTableRow();
        var first = new NativeTableHeaderCell(heading);
        first.getElement().setAttribute("scope", "row");
        row.add(first);
        for (var content : cells) {
            row.add(new NativeTableCell(content));
        }
        body.add(row);
    }
}
