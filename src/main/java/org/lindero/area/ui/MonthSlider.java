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

/**
 * Goes through months: by dragging, by the arrow keys, by a button before and behind, or by itself until the last one or a
 * pause; the month is named in words. Who asked the browser for less motion is not offered that it moves by itself.
 */
class MonthSlider extends Div {

    /** What the browser tells when the next month is due. */
    static final String DUE = "month-due";

    private static final int PAUSE_MILLIS = 150;

    /** Long enough to read a map; counted from when the month before was drawn. */
    private static final int MONTH_MILLIS = 1200;

    private static final String WAIT = """
            clearTimeout(this.due);
            this.due = setTimeout(() => {
              if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.dispatchEvent(new Event('month-due'));
            }, $0)""";

    private final Consumer<YearMonth> listener;
    private final RangeInput range = new RangeInput();
    private final Span name = new Span();
    private final Button back;
    private final Button forward;
    private final Button play = new Button();
    private List<YearMonth> months = List.of();
    private boolean playing;

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
        play.addClassName("month-play");
        play.addClickListener(event -> playOrPause());
        getElement().addEventListener(DUE, event -> playOn());
        setPlaying(false);
        add(name, play, back, range, forward);
    }

    /** Shows a month among those that can be gone to. */
    void show(List<YearMonth> some, YearMonth month) {
        months = List.copyOf(some);
        range.setMax(months.size() - 1.0);
        range.setValue((double) months.indexOf(month));
        play.setVisible(months.size() > 1);
        tell();
    }

    private Button step(VaadinIcon icon, String words, int by) {
        var button = new Button(icon.create(), event -> goTo(place() + by));
        button.setAriaLabel(getTranslation(words));
        button.setTooltipText(getTranslation(words));
        return button;
    }

    /** From the last month it begins anew. */
    private void playOrPause() {
        setPlaying(!playing);
        if (playing && place() == months.size() - 1) {
            goTo(0);
        }
        await();
    }

    private void playOn() {
        if (!playing) {
            return;
        }
        if (place() < months.size() - 1) {
            goTo(place() + 1);
        }
        setPlaying(place() < months.size() - 1);
        await();
    }

    private void await() {
        if (playing) {
            getElement().executeJs(WAIT, MONTH_MILLIS);
        }
    }

    /** While it plays, a screen reader is not told every month. */
    private void setPlaying(boolean now) {
        playing = now;
        var words = getTranslation(now ? "area.map.month.pause" : "area.map.month.play");
        play.setIcon((now ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create());
        play.setAriaLabel(words);
        play.setTooltipText(words);
        name.getElement().setAttribute("aria-live", now ? "off" : "polite");
    }

    private void goTo(int place) {
        range.setValue((double) Math.clamp(place, 0, months.size() - 1));
        moved();
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
