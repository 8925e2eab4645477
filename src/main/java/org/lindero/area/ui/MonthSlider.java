package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.lindero.shell.ui.Figures;

/** Goes through months: by dragging, by the arrow keys, by a button before and behind; the month is named in words. */
class MonthSlider extends Div {

    private static final int PAUSE_MILLIS = 150;

    private final Consumer<YearMonth> listener;
    private final RangeInput range = new RangeInput();
    private final Span name = new Span();
    private final Button back;
    private final Button forward;
    private List<YearMonth> months = List.of();

    /** Tells {@code listener} of months that the user goes to. */
    MonthSlider(Consumer<YearMonth> listener) {
        this.listener = listener;
        addClassName("month-slider");
        back = step(VaadinIcon.ANGLE_LEFT, "area.map.month.back", -1);
        forward = step(VaadinIcon.ANGLE_RIGHT, "area.map.month.forward", 1);
        range.setAriaLabel(getTranslation("area.map.month"));
        range.setMin(0);
        range.setStep(1.0);
        range.setValueChangeMode(ValueChangeMode.TIMEOUT);
        range.setValueChangeTimeout(PAUSE_MILLIS);
        range.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                moved();
            }
        });
        name.addClassName("month-name");
        name.getElement().setAttribute("aria-live", "polite");
        add(name, back, range, forward);
    }

    /** Shows a month among those that can be gone to. */
    void show(List<YearMonth> some, YearMonth month) {
        months = List.copyOf(some);
        range.setMax(months.size() - 1.0);
        range.setValue((double) months.indexOf(month));
        tell();
    }

    private Button step(VaadinIcon icon, String words, int by) {
        var button = new Button(icon.create(), event -> {
            range.setValue(range.getValue() + by);
            moved();
        });
        button.setAriaLabel(getTranslation(words));
        button.setTooltipText(getTranslation(words));
        return button;
    }

    private void moved() {
        tell();
        listener.accept(months.get(place()));
    }

    private int place() {
        return Math.clamp(Math.round(range.getValue()), 0, months.size() - 1);
    }

    private void tell() {
        var words = Figures.longMonth(getLocale(), months.get(place()));
        name.setText(words);
        range.getElement().setAttribute("aria-valuetext", words);
        back.setEnabled(place() > 0);
        forward.setEnabled(place() < months.size() - 1);
    }
}
