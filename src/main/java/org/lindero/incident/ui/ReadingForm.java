package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.incident.table.Reading;
import org.lindero.incident.table.TableFile;

/** How a file is read, as it was found out, to be changed: sheet, row of the headings, delimiter, encoding, decimal mark. */
class ReadingForm extends Div {

    private static final List<Charset> ENCODINGS = Stream.of("windows-1252", "UTF-8", "UTF-16LE", "UTF-16BE", "IBM850")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    private final Select<String> sheet = new Select<>();
    private final IntegerField headingRow = new IntegerField();
    private final Select<Character> delimiter = new Select<>();
    private final Select<Charset> charset = new Select<>();
    private final Select<Boolean> decimalComma = new Select<>();

    /** @param changed gets what the user wants instead of what stands here */
    ReadingForm(TableFile file, Reading reading, Consumer<Reading> changed) {
        var layout = new FormLayout();
        layout.setAutoResponsive(true);
        layout.setAutoRows(true);
        layout.setExpandFields(true);
        layout.setExpandColumns(true);
        fill(file, reading);
        Stream.<@Nullable Component>of(
                        file.sheets().size() > 1 ? sheet : null,
                        reading.headingRow() == null ? null : headingRow,
                        reading.delimiter() == null ? null : delimiter,
                        reading.delimiter() == null ? null : charset,
                        reading.decimalComma() == null ? null : decimalComma)
                .filter(Objects::nonNull)
                .forEach(field -> layout.add(field));
        add(layout);
        getStyle().set("margin-bottom", "12px");
        setVisible(layout.getElement().getChildCount() > 0);
        sheet.addValueChangeListener(event -> changed.accept(new Reading(
                charset.getValue(), delimiter.getValue(), decimalComma.getValue(), sheet.getValue(), null)));
        headingRow.addValueChangeListener(event -> changed.accept(wanted(file)));
        delimiter.addValueChangeListener(event -> changed.accept(wanted(file)));
        charset.addValueChangeListener(event -> changed.accept(wanted(file)));
        decimalComma.addValueChangeListener(event -> changed.accept(wanted(file)));
    }

    private Reading wanted(TableFile file) {
        return new Reading(
                charset.getValue(),
                delimiter.getValue(),
                decimalComma.getValue(),
                file.sheets().isEmpty() ? null : sheet.getValue(),
                headingRow.getValue());
    }

    private void fill(TableFile file, Reading reading) {
        boolean archive = reading.delimiter() != null;
        sheet.setLabel(getTranslation(archive ? "incident.import.part" : "incident.import.sheet"));
        sheet.setItems(file.sheets());
        sheet.setEmptySelectionAllowed(archive);
        sheet.setEmptySelectionCaption(getTranslation("incident.import.part.all"));
        sheet.setItemLabelGenerator(one -> one == null ? getTranslation("incident.import.part.all") : one);
        sheet.setValue(reading.sheet());

        headingRow.setLabel(getTranslation("incident.import.headingRow"));
        headingRow.setHelperText(getTranslation("incident.import.headingRow.hint"));
        headingRow.setMin(1);
        headingRow.setStepButtonsVisible(true);
        headingRow.setValue(reading.headingRow());

        delimiter.setLabel(getTranslation("incident.import.delimiter"));
        delimiter.setItems(',', ';', '\t', '|');
        delimiter.setItemLabelGenerator(one -> getTranslation("incident.import.delimiter." + (int) one));
        delimiter.setValue(reading.delimiter());

        charset.setLabel(getTranslation("incident.import.charset"));
        charset.setItems(ENCODINGS);
        charset.setEmptySelectionAllowed(true);
        charset.setEmptySelectionCaption(getTranslation("incident.import.charset.mixed"));
        charset.setItemLabelGenerator(this::name);
        charset.setValue(reading.charset());

        decimalComma.setLabel(getTranslation("incident.import.decimal"));
        decimalComma.setItems(false, true);
        decimalComma.setItemLabelGenerator(
                comma -> getTranslation(comma ? "incident.import.decimal.comma" : "incident.import.decimal.point"));
        decimalComma.setValue(reading.decimalComma());
    }

    private String name(Charset one) {
        if (one == null) {
            return getTranslation("incident.import.charset.mixed");
        }
        return one.equals(StandardCharsets.UTF_8) ? "UTF-8" : getTranslation("incident.import.charset." + one.name());
    }
}
