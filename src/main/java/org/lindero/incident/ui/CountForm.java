package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.incident.CountColumns;
import org.lindero.incident.CountImportPlan;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.ShapeGuess;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Shaping;
import org.lindero.incident.table.Table;

/** How a table of counts lies, what its columns mean, what to do with odd rows, and where each category goes. */
class CountForm extends Div {

    private static final Set<String> GENERIC = Set.of(
            Shaping.VALUE,
            "count",
            "conteo",
            "casos",
            "cuenta",
            "total",
            "numero",
            "número",
            "cantidad",
            "n",
            "valor",
            "value",
            "frecuencia",
            "registros");

    /**
     * What a table was found to be.
     *
     * @param columns those of the categories
     */
    record Known(Shaping shaping, Table shaped, List<String> columns, List<String> categories) {}

    private final Table table;
    private final List<OutcomeSummary> existing;
    private final boolean opens;
    private final Select<Shape> shape = new Select<>();
    private final Div fields = new Div();
    private final Div where = new Div();
    private final MultiSelectComboBox<String> across = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<String> categories = new MultiSelectComboBox<>();
    private final Checkbox leaveOut = new Checkbox();
    private final Checkbox noArea = new Checkbox();
    private final Checkbox noMonth = new Checkbox();
    private final Checkbox blankIsZero = new Checkbox();
    private final IntegerField yearOfAll = new IntegerField();
    private final Select<Repeats> repeats = new Select<>();
    private final MonthText lastMonth;
    private ComboBox<String> labels = new ComboBox<>();
    private ComboBox<String> area = new ComboBox<>();
    private ComboBox<String> within = new ComboBox<>();
    private ComboBox<String> period = new ComboBox<>();
    private ComboBox<String> year = new ComboBox<>();
    private ComboBox<String> count = new ComboBox<>();
    private Table shaped;
    private @Nullable TargetTable targets;

    /** What the whole table says, so that it need not be read again for each change of the form. */
    private final Known known;

    /**
     * The form of a table.
     *
     * @param known what {@link #look} found
     * @param opens whether the user may let everybody see what its name says to be sensitive
     */
    CountForm(Table table, Known known, List<OutcomeSummary> existing, boolean opens) {
        this.table = table;
        this.known = known;
        this.existing = existing;
        this.opens = opens;
        shaped = table;
        lastMonth = new MonthText("incident.import.to", false);
        lastMonth.setHelperText(getTranslation("incident.import.to.hint"));
        leaveOut.setLabel(getTranslation("incident.import.unknown"));
        noArea.setLabel(getTranslation("incident.import.noArea"));
        noMonth.setLabel(getTranslation("incident.import.noMonth"));
        blankIsZero.setLabel(getTranslation("incident.import.blankIsZero"));
        yearOfAll.setLabel(getTranslation("incident.import.year"));
        yearOfAll.setHelperText(getTranslation("incident.import.year.hint"));
        yearOfAll.setErrorMessage(getTranslation("incident.import.year.rule"));
        yearOfAll.setMin(Choices.FIRST_YEAR);
        yearOfAll.setMax(Choices.LAST_YEAR);
        yearOfAll.setClearButtonVisible(true);
        repeats.setLabel(getTranslation("incident.import.repeats"));
        repeats.setItems(Repeats.values());
        repeats.setItemLabelGenerator(one -> getTranslation("incident.import.repeats." + one));
        shape.setLabel(getTranslation("incident.import.shape"));
        shape.setItems(Shape.values());
        shape.setItemLabelGenerator(one -> getTranslation("incident.import.shape." + one));
        across.addValueChangeListener(event -> reshape());
        categories.addValueChangeListener(event -> askWhere());
        var checks = new Div(noArea, leaveOut, noMonth, blankIsZero);
        checks.addClassName("form-checks");
        addClassName("form-part");
        add(shape, fields, checks, where);
        shape.setWidthFull();
        shape.addValueChangeListener(event -> show(guess(event.getValue())));
        shape.setValue(known.shaping().shape());
    }

    /** Finds out how a table lies and what it counts; reads it whole. */
    static Known look(Table table) {
        var shaping = ShapeGuess.of(table);
        var shaped = shaping.apply(table);
        var guess = CountColumns.guess(shaped, shaping.shape());
        var columns = guess.categories();
        return new Known(shaping, shaped, columns, CategoryList.of(shaped, columns, guess.area()));
    }

    private Shaping guess(Shape kind) {
        return kind == known.shaping().shape() ? known.shaping() : ShapeGuess.of(table, kind);
    }

    /** Builds the fields that a shape needs. */
    private void show(Shaping guess) {
        boolean sums = guess.shape() == Shape.INCIDENTS;
        repeats.setValue(sums ? Repeats.ADD_UP : Repeats.REFUSE);
        noArea.setValue(guess.shape() != Shape.LONG);
        blankIsZero.setValue(sums || guess.shape() == Shape.NESTED);
        labels = column("incident.column.labels", table.headings(), guess.labels(), true);
        labels.addValueChangeListener(event -> reshape());
        across.setLabel(getTranslation("incident.column.across." + guess.shape()));
        across.setItems(table.headings());
        across.setRequiredIndicatorVisible(true);
        across.setErrorMessage(getTranslation("required"));
        across.setValue(guess.across()); // reshapes when it changes
        reshape();
    }

    private void reshape() {
        var kind = shape.getValue();
        var shaping = new Shaping(kind, inOrder(across.getValue()), labels.getValue());
        shaped = shaping.equals(known.shaping()) ? known.shaped() : shaping.apply(table);
        var guess = CountColumns.guess(shaped, kind);
        area = column("incident.column.area", shaped.headings(), guess.area(), true);
        within = column("incident.column.within", shaped.headings(), guess.within(), false);
        period = column("incident.column.period", shaped.headings(), guess.period(), true);
        year = column("incident.column.year", shaped.headings(), guess.year(), false);
        count = column("incident.column.count", shaped.headings(), guess.count(), true);
        within.setHelperText(getTranslation("incident.column.within.hint"));
        year.setHelperText(getTranslation("incident.column.year.hint"));
        categories.setLabel(getTranslation("incident.column.category"));
        categories.setHelperText(getTranslation("incident.column.category.hint"));
        categories.setItems(shaped.headings());
        categories.setValue(guess.categories());
        count.addValueChangeListener(event -> askWhere());
        layOut(kind);
        askWhere();
    }

    /** Only the fields that the shape leaves open. */
    private void layOut(Shape kind) {
        boolean months = kind == Shape.MONTHS_ACROSS || kind == Shape.NESTED;
        var layout = new FormLayout();
        Stream.<@Nullable Component>of(
                        kind.isAcross() ? across : null,
                        kind == Shape.NESTED ? labels : null,
                        kind == Shape.AREAS_ACROSS || kind == Shape.NESTED ? null : area,
                        kind == Shape.AREAS_ACROSS || kind == Shape.NESTED ? null : within,
                        months ? null : period,
                        year,
                        yearOfAll,
                        kind == Shape.CATEGORIES_ACROSS || kind == Shape.NESTED ? null : categories,
                        kind == Shape.LONG ? count : null,
                        kind == Shape.INCIDENTS ? null : repeats,
                        lastMonth)
                .filter(Objects::nonNull)
                .forEach(field -> layout.add(field));
        layout.setAutoResponsive(true);
        layout.setAutoRows(true);
        layout.setExpandFields(true);
        layout.setExpandColumns(true);
        fields.removeAll();
        fields.add(layout);
    }

    private void askWhere() {
        var fresh = new TargetTable(categoriesOfRows(), existing, seriesName(), opens);
        targets = fresh;
        where.removeAll();
        where.add(fresh);
    }

    /** What the series of a file without categories is called: its column, unless that only says "how many". */
    private String seriesName() {
        var heading = count.getValue();
        var file = table.name().replaceFirst("\\.[^.]*$", "").replace('_', ' ');
        return heading == null || GENERIC.contains(heading.toLowerCase(Locale.ROOT)) ? file : heading;
    }

    private List<String> categoriesOfRows() {
        return shaped.equals(known.shaped()) && chosenCategories().equals(known.columns())
                ? known.categories()
                : CategoryList.of(shaped, chosenCategories(), area.getValue());
    }

    /** In the order of the table. */
    private List<String> chosenCategories() {
        return shaped.headings().stream()
                .filter(categories.getValue()::contains)
                .toList();
    }

    private List<String> inOrder(Set<String> chosen) {
        return table.headings().stream().filter(chosen::contains).toList();
    }

    /** The plan for the file with this checksum; null when something is missing, which then says so. */
    @Nullable
    CountImportPlan plan(String sha256) {
        boolean acrossMissing = shape.getValue().isAcross() && across.isEmpty();
        across.setInvalid(acrossMissing);
        var wheres = targets;
        if (!TableImportView.allFilled(List.of(area, period, count)) || acrossMissing || wheres == null) {
            return null;
        }
        var last = lastMonth.month();
        if ((last == null && !lastMonth.isEmpty()) || yearOfAll.isInvalid()) {
            return null;
        }
        var columns = new CountColumns(
                area.getValue(),
                within.getValue(),
                period.getValue(),
                year.getValue(),
                new ArrayList<>(chosenCategories()),
                count.getValue());
        return new CountImportPlan(
                shaped,
                columns,
                new Choices(
                        leaveOut.getValue(),
                        repeats.getValue(),
                        noArea.getValue(),
                        blankIsZero.getValue(),
                        last,
                        noMonth.getValue(),
                        yearOfAll.getValue()),
                wheres.targets(),
                sha256);
    }

    private ComboBox<String> column(String key, List<String> headings, @Nullable String guess, boolean required) {
        return TableImportView.column(getTranslation(key), getTranslation("required"), headings, guess, required);
    }
}
