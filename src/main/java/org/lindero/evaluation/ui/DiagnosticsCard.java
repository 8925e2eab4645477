package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.H2;
import java.util.List;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;

/** Every diagnostic beside the effect: its number, or why there is none. */
class DiagnosticsCard extends Card {

    DiagnosticsCard(DiagnosticWords words) {
        super("");
        add(new H2(getTranslation("evaluation.diagnostics")));
        var table = new DataTable(
                getTranslation("evaluation.diagnostics.caption"),
                List.of(getTranslation("evaluation.diagnostic"), getTranslation("evaluation.diagnostic.result")));
        // what the cells hold is read, not compared
        table.addClassName("sentences");
        words.lines().forEach(line -> table.addRow(line.name(), line.text()));
        add(table);
    }
}
