package org.lindero.indicator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;

/**
 * The entry sheet, drawn by {@code frontend/components/lindero-entry-grid.js}. It sends each cell by itself when it is left,
 * and waits for an answer to each.
 */
@Tag("lindero-entry-grid")
@JsModule("context://components/lindero-entry-grid.js")
class EntryGrid extends Component {

    /** Shows a sheet; what this browser kept of it is sent at once. */
    void show(EntryPicture picture) {
        getElement().setPropertyBean("sheet", picture);
    }

    /** Tells the sheet what became of an entry. */
    void answer(EntryPicture.Answer answer) {
        getElement().callJsFunction("answer", answer);
    }

    Registration addCellEnteredListener(ComponentEventListener<CellEntered> listener) {
        return addListener(CellEntered.class, listener);
    }

    /** A cell as it was typed: numbers as plain decimal texts, empty when blank. */
    @DomEvent("cell-entered")
    public static class CellEntered extends ComponentEvent<EntryGrid> {

        private final String row;
        private final String token;
        private final int version;
        private final String value;
        private final String numerator;
        private final String denominator;
        private final String noData;
        private final String comment;

        public CellEntered(
                EntryGrid source,
                boolean fromClient,
                @EventData("event.detail.row") String row,
                @EventData("event.detail.token") String token,
                @EventData("event.detail.version") int version,
                @EventData("event.detail.value") String value,
                @EventData("event.detail.numerator") String numerator,
                @EventData("event.detail.denominator") String denominator,
                @EventData("event.detail.noData") String noData,
                @EventData("event.detail.comment") String comment) {
            super(source, fromClient);
            this.row = row;
            this.token = token;
            this.version = version;
            this.value = value;
            this.numerator = numerator;
            this.denominator = denominator;
            this.noData = noData;
            this.comment = comment;
        }

        String row() {
            return row;
        }

        String token() {
            return token;
        }

        int version() {
            return version;
        }

        String value() {
            return value;
        }

        String numerator() {
            return numerator;
        }

        String denominator() {
            return denominator;
        }

        String noData() {
            return noData;
        }

        String comment() {
            return comment;
        }
    }
}
