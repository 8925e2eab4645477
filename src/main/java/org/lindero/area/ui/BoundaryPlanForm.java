package org.lindero.area.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaSummary;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.Contiguity;
import org.lindero.shell.ui.Figures;

/** What was understood of a boundary file, to be confirmed or corrected: columns, kind, date, repair. */
class BoundaryPlanForm extends Div {

    private final BoundaryFile file;
    private final ComboBox<String> code = column("area.column.code");
    private final ComboBox<String> name = column("area.column.name");
    private final ComboBox<String> zone = column("area.column.zone");
    private final ComboBox<String> sector = column("area.column.sector");
    private final ComboBox<String> parentColumn = column("area.column.parent");
    private final ComboBox<String> population = column("area.column.population");
    private final Select<AreaKind> kind = new Select<>();
    private final ComboBox<AreaSummary> parent = new ComboBox<>();
    private final DatePicker validFrom = new DatePicker();
    private final IntegerField populationYear = new IntegerField();
    private final Checkbox repair = new Checkbox();
    private final NumberField tolerance = new NumberField();

    BoundaryPlanForm(
            BoundaryFile file,
            BoundaryColumns guess,
            List<AreaSummary> above,
            LocalDate today,
            ToDoubleFunction<AreaKind> tolerances) {
        this.file = file;
        code.setRequiredIndicatorVisible(true);
        choose(code, guess.code());
        choose(name, guess.name());
        choose(zone, guess.zone());
        choose(sector, guess.sector());
        choose(parentColumn, guess.parent());
        choose(population, guess.population());
        kind.setLabel(getTranslation("area.import.kind"));
        kind.setItems(AreaKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("area.kind." + one));
        kind.addValueChangeListener(event -> tolerance.setValue(tolerances.applyAsDouble(event.getValue())));
        kind.setValue(BoundaryColumns.guessKind(file));
        parent.setLabel(getTranslation("area.import.parent"));
        parent.setHelperText(getTranslation("area.import.parent.hint"));
        parent.setItems(above);
        parent.setItemLabelGenerator(AreaSummary::name);
        parent.setClearButtonVisible(true);
        parent.setVisible(!above.isEmpty());
        validFrom.setLabel(getTranslation("area.import.validFrom"));
        validFrom.setValue(today);
        populationYear.setLabel(getTranslation("area.import.populationYear"));
        populationYear.setMin(1900);
        populationYear.setMax(2200);
        tolerance.setLabel(getTranslation("area.import.tolerance"));
        tolerance.setHelperText(getTranslation("area.import.tolerance.hint"));
        tolerance.setErrorMessage(getTranslation("area.import.tolerance.rule", (int) Contiguity.MAX_TOLERANCE_METRES));
        tolerance.setMin(0);
        tolerance.setMax(Contiguity.MAX_TOLERANCE_METRES);
        tolerance.setStep(0.1);
        var fields = new FormLayout(
                code, name, kind, parent, zone, sector, parentColumn, population, populationYear, validFrom, tolerance);
        fields.setAutoResponsive(true);
        fields.setAutoRows(true);
        fields.setExpandFields(true);
        fields.setExpandColumns(true);
        addClassName("form-part");
        add(new H3(getTranslation("area.import.columns")), fields, samples());
        addFlaws();
    }

    /** The plan as chosen; empty when a field that is needed is not filled, which then says so. */
    Optional<BoundaryImportPlan> write() {
        boolean complete = code.getValue() != null
                && validFrom.getValue() != null
                && tolerance.getValue() != null
                && !tolerance.isInvalid();
        code.setInvalid(code.getValue() == null);
        validFrom.setInvalid(validFrom.getValue() == null);
        if (!complete) {
            return Optional.empty();
        }
        var columns = new BoundaryColumns(
                code.getValue(),
                name.getValue(),
                zone.getValue(),
                sector.getValue(),
                parentColumn.getValue(),
                population.getValue());
        var above = parent.getValue();
        return Optional.of(new BoundaryImportPlan(
                file,
                columns,
                kind.getValue(),
                above == null ? null : above.id(),
                validFrom.getValue(),
                repair.getValue(),
                populationYear.getValue(),
                false,
                tolerance.getValue()));
    }

    private ComboBox<String> column(String key) {
        var box = new ComboBox<String>(getTranslation(key));
        box.setClearButtonVisible(true);
        box.setErrorMessage(getTranslation("required"));
        return box;
    }

    private void choose(ComboBox<String> box, @Nullable String guess) {
        box.setItems(file.fields().stream().map(BoundaryFile.Field::name).toList());
        if (guess != null) {
            box.setValue(guess);
        }
    }

    private TextTable samples() {
        var table = new TextTable(
                getTranslation("area.import.samples"),
                List.of(
                        getTranslation("area.import.column"),
                        getTranslation("area.import.filled"),
                        getTranslation("area.import.distinct"),
                        getTranslation("area.import.examples")),
                Set.of(1, 2));
        for (var field : file.fields()) {
            table.addRow(
                    field.name(),
                    Figures.whole(getLocale(), field.filled()),
                    Figures.whole(getLocale(), field.distinct()),
                    String.join(" · ", field.samples()));
        }
        return table;
    }

    private void addFlaws() {
        var flaws = file.invalidGeometries();
        if (flaws.isEmpty()) {
            return;
        }
        repair.setLabel(getTranslation("area.import.repair", flaws.size()));
        add(
                new H3(getTranslation("area.import.flaws")),
                new Paragraph(getTranslation("area.import.flaws.hint")),
                repair,
                new ProblemTable(flaws));
    }
}
