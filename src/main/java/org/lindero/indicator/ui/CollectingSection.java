package org.lindero.indicator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.Collecting;
import org.lindero.indicator.Frequency;

/** When, where and from what an indicator is collected. */
class CollectingSection extends FormSection {

    private final EnumSelect<Frequency> frequency =
            new EnumSelect<>(getTranslation("indicator.frequency"), Frequency.class, "frequency");
    private final MonthField since;
    private final IntegerField lag = new IntegerField(getTranslation("indicator.lag"));
    private final TextField responsible = new TextField(getTranslation("indicator.responsible"));
    private final TextArea means = new TextArea(getTranslation("indicator.means"));
    private final MultiSelectComboBox<AreaSummary> areas = new MultiSelectComboBox<>(getTranslation("indicator.areas"));
    private final List<AreaSummary> options;
    private Set<Long> elsewhere = Set.of();

    CollectingSection(String heading, String hint, List<AreaSummary> options, YearMonth now) {
        super(heading, hint);
        this.options = options;
        since = new MonthField(getTranslation("indicator.since"), now);
        since.setRequiredIndicatorVisible(true);
        since.setValue(now);
        lag.setMin(0);
        lag.setMax(Collecting.LAG_MAX);
        lag.setValue(10);
        lag.setHelperText(getTranslation("indicator.lag.hint"));
        responsible.setMaxLength(Collecting.UNIT_MAX);
        means.setMaxLength(Collecting.MEANS_MAX);
        means.setHelperText(getTranslation("indicator.means.hint"));
        areas.setItems(options);
        areas.setItemLabelGenerator(area -> area.code() + " " + area.name());
        var all = new Button(getTranslation("indicator.areas.all", options.size()), event -> areas.select(options));
        place(frequency, 1);
        place(since, 1);
        place(lag, 1);
        place(responsible, 1);
        place(means, 4);
        place(areas, 3);
        place(all, 1);
    }

    void read(Collecting collecting) {
        frequency.setValue(collecting.frequency());
        since.setValue(collecting.since());
        lag.setValue(collecting.lagDays());
        responsible.setValue(collecting.responsibleUnit());
        means.setValue(collecting.meansOfVerification());
        areas.setValue(options.stream()
                .filter(area -> collecting.areaIds().contains(area.id()))
                .collect(Collectors.toSet()));
        elsewhere = new HashSet<>(collecting.areaIds());
        options.forEach(area -> elsewhere.remove(area.id()));
    }

    boolean isGood() {
        var days = lag.getValue();
        boolean good = Checks.check(
                lag,
                days != null && days >= 0 && days <= Collecting.LAG_MAX,
                getTranslation("indicator.lag.rule", Collecting.LAG_MAX));
        return Checks.filled(since, getTranslation("required")) && good;
    }

    /** Areas that the user may not see keep the indicator. */
    Collecting collecting() {
        var chosen = new HashSet<>(elsewhere);
        areas.getValue().forEach(area -> chosen.add(area.id()));
        return new Collecting(
                frequency.getValue(),
                since.getValue(),
                lag.getValue(),
                means.getValue(),
                responsible.getValue(),
                chosen);
    }
}
