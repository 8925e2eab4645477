package org.lindero.indicator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.Baseline;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.Target;

/** Where the indicator comes from and where it should go. */
class TargetsSection extends FormSection {

    private static final int YEAR_MIN = 1990;
    private static final int YEAR_MAX = 2100;

    private final BigDecimalField baseline = new BigDecimalField(getTranslation("indicator.baseline"));
    private final IntegerField year = new IntegerField(getTranslation("indicator.baseline.year"));
    private final TextField note = new TextField(getTranslation("indicator.baseline.note"));
    private final Div lines = new Div();
    private final List<Line> targets = new ArrayList<>();
    private final List<AreaSummary> areas;
    private final YearMonth now;
    private List<Target> elsewhere = List.of();

    TargetsSection(String heading, String hint, List<AreaSummary> areas, YearMonth now) {
        super(heading, hint);
        this.areas = areas;
        this.now = now;
        note.setMaxLength(Baseline.NOTE_MAX);
        place(baseline, 1);
        place(year, 1);
        place(note, 2);
        lines.addClassName("target-lines");
        var more = new Button(getTranslation("indicator.target.add"), VaadinIcon.PLUS.create(), event -> addLine(null));
        add(lines, more);
    }

    void read(IndicatorDraft draft) {
        var start = draft.baseline();
        if (start != null) {
            baseline.setValue(start.value());
            year.setValue(start.year());
            note.setValue(start.note());
        }
        elsewhere = draft.targets().stream()
                .filter(target -> target.areaId() != null && find(target.areaId()) == null)
                .toList();
        draft.targets().stream().filter(target -> !elsewhere.contains(target)).forEach(this::addLine);
    }

    private @Nullable AreaSummary find(long areaId) {
        return areas.stream().filter(area -> area.id() == areaId).findFirst().orElse(null);
    }

    private void addLine(@Nullable Target target) {
        var line = new Line(target);
        targets.add(line);
        lines.add(line);
    }

    boolean isGood() {
        boolean good = true;
        if (!baseline.isEmpty()) {
            var when = year.getValue();
            good = Checks.check(
                    year,
                    when != null && when >= YEAR_MIN && when <= YEAR_MAX,
                    getTranslation("indicator.baseline.year.rule"));
        }
        for (var line : targets) {
            good &= line.isGood();
        }
        if (good && !IndicatorDraft.areDistinct(targets())) {
            good = Checks.check(targets.getLast().month, false, getTranslation("indicator.target.twice"));
        }
        return good;
    }

    @Nullable
    Baseline baseline() {
        return baseline.isEmpty() ? null : new Baseline(baseline.getValue(), year.getValue(), note.getValue());
    }

    List<Target> targets() {
        var all = new ArrayList<>(elsewhere);
        targets.forEach(line -> all.add(line.target()));
        return all;
    }

    /** One target. Without an area it holds in all of them. */
    private final class Line extends Div {

        private final ComboBox<AreaSummary> area = new ComboBox<>(getTranslation("indicator.target.area"));
        private final MonthField month = new MonthField(getTranslation("indicator.target.month"), now);
        private final BigDecimalField value = new BigDecimalField(getTranslation("indicator.target"));

        Line(@Nullable Target target) {
            addClassNames("toolbar", "target-line");
            area.setItems(areas);
            area.setItemLabelGenerator(AreaSummary::name);
            area.setClearButtonVisible(true);
            area.setPlaceholder(getTranslation("indicator.target.everywhere"));
            month.setValue(YearMonth.of(now.getYear(), 12));
            if (target != null) {
                area.setValue(target.areaId() == null ? null : find(target.areaId()));
                month.setValue(target.period());
                value.setValue(target.value());
            }
            var remove = new Button(VaadinIcon.TRASH.create(), event -> remove());
            remove.setAriaLabel(getTranslation("indicator.target.remove"));
            add(area, month, value, remove);
        }

        private void remove() {
            targets.remove(this);
            lines.remove(this);
        }

        private boolean isGood() {
            boolean good = Checks.filled(month, getTranslation("required"));
            return Checks.filled(value, getTranslation("required")) && good;
        }

        private Target target() {
            return new Target(area.isEmpty() ? null : area.getValue().id(), month.getValue(), value.getValue());
        }
    }
}
