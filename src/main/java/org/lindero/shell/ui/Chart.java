package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart, drawn by ECharts in {@code frontend/components/lindero-chart.js}. It always stands beside a table with the same
 * numbers; its aria-label says what it shows.
 */
@Tag("lindero-chart")
@JsModule("context://components/lindero-chart.js")
public class Chart extends Component implements HasSize, HasAriaLabel {

    /** How a series is drawn. */
    public enum Shape {
        LINE,
        BAR,
        POINTS
    }

    /**
     * One series; {@code values}, {@code lower} and {@code upper} are as long as the labels, null where nothing is known.
     * Bounds are drawn as a band (line) or whiskers (points, bars).
     */
    public record Series(
            String name,
            Shape shape,
            List<@Nullable Double> values,
            @Nullable List<@Nullable Double> lower,
            @Nullable List<@Nullable Double> upper) {

        /** A series without bounds. */
        public static Series of(String name, Shape shape, List<@Nullable Double> values) {
            return new Series(name, shape, values, null, null);
        }
    }

    /**
     * What to draw.
     *
     * @param labels  along the horizontal axis
     * @param unit    of the vertical axis
     * @param marks   indices of labels at which a vertical line stands, such as a start
     * @param zero    whether a line at zero is drawn
     */
    public record Picture(List<String> labels, List<Series> series, String unit, List<Integer> marks, boolean zero) {}

    public Chart(String ariaLabel, Picture picture) {
        setAriaLabel(ariaLabel);
        getElement().setAttribute("role", "img");
        getElement().setPropertyBean("picture", picture);
        setHeight("18rem");
        setWidthFull();
    }
}
