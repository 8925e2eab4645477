package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryReading;

/** How a file was read, to be changed: its coordinate system, its encoding, which of its layers. */
class ReadingForm extends Div {

    /** What files here are in: longitude and latitude, INEGI's conic projection, and Mexico's UTM zones. */
    private static final List<String> SYSTEMS = List.of(
            "EPSG:4326",
            "EPSG:6372",
            "EPSG:6365",
            "EPSG:32611",
            "EPSG:32612",
            "EPSG:32613",
            "EPSG:32614",
            "EPSG:32615",
            "EPSG:32616");

    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "IBM850", "IBM437", "UTF-16LE");

    private final BoundaryFile file;
    private final BoundaryReading reading;
    private final ComboBox<String> crs = new ComboBox<>();
    private final Select<String> encoding = new Select<>();
    private final ComboBox<String> layer = new ComboBox<>();

    ReadingForm(BoundaryFile file, BoundaryReading reading, Consumer<BoundaryReading> again) {
        this.file = file;
        this.reading = reading;
        addClassNames("fields", "after-form");
        if (!file.layers().isEmpty()) {
            addLayer();
        } else if (file.isReadable() || file.needsCrs()) {
            addSystem();
            addEncoding();
        } else {
            setVisible(false);
            return;
        }
        var read = new Button(getTranslation("area.import.readAgain"), event -> again.accept(answers()));
        if (!file.isReadable()) {
            read.addThemeName("primary");
        }
        add(read);
    }

    private void addLayer() {
        layer.setLabel(getTranslation("area.import.layer"));
        layer.setItems(file.layers());
        add(layer);
    }

    private void addSystem() {
        crs.setLabel(getTranslation(file.needsCrs() ? "area.import.crs" : "area.import.crs.read"));
        crs.setHelperText(getTranslation(file.needsCrs() ? "area.import.crs.hint" : "area.import.crs.change"));
        crs.setAllowCustomValue(true);
        crs.addCustomValueSetListener(event -> crs.setValue(event.getDetail()));
        crs.setItems(SYSTEMS);
        crs.setItemLabelGenerator(this::systemName);
        crs.setPlaceholder(file.crs() == null ? "" : getTranslation("area.import.asFileSays", file.crs()));
        crs.setClearButtonVisible(true);
        if (reading.crs() != null) {
            crs.setValue(reading.crs());
        }
        add(crs);
    }

    private void addEncoding() {
        if (!file.hasFreeEncoding()) {
            return;
        }
        encoding.setLabel(getTranslation("area.import.encoding"));
        encoding.setHelperText(getTranslation("area.import.encoding.hint"));
        encoding.setItems(ENCODINGS);
        encoding.setEmptySelectionAllowed(true);
        encoding.setEmptySelectionCaption(
                getTranslation("area.import.asFileSays", file.encoding() == null ? "?" : file.encoding()));
        var chosen = reading.encoding();
        ENCODINGS.stream()
                .filter(name -> Charset.forName(name).equals(chosen))
                .findFirst()
                .ifPresent(encoding::setValue);
        add(encoding);
    }

    private BoundaryReading answers() {
        if (!file.layers().isEmpty()) {
            return reading.withLayer(layer.getValue());
        }
        var chosen = encoding.getValue();
        return reading.withCrs(crs.getValue())
                .withEncoding(chosen == null || chosen.isEmpty() ? null : Charset.forName(chosen));
    }

    private String systemName(String code) {
        return SYSTEMS.contains(code) ? code + " · " + getTranslation("area.crs." + code.substring(5)) : code;
    }
}
