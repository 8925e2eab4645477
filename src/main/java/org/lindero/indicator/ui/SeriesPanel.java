package org.lindero.indicator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.SeriesPoint;
import org.lindero.indicator.ValueKind;
import org.lindero.shell.ui.Chart;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** Values over time against target and baseline: a chart, and beside it the table with the same numbers. */
class SeriesPanel extends Div {

    private final IndicatorDraft draft;
    private final List<Long> areaIds;
    private final List<SeriesPoint> points;

    SeriesPanel(IndicatorDraft draft, List<Long> areaIds, List<SeriesPoint> points) {
        this.draft = draft;
        this.areaIds = areaIds;
        this.points = points;
        addClassName("series-panel");
        add(chart(), table());
    }

    private Chart chart() {
        var series = new ArrayList<Chart.Series>();
        series.add(Chart.Series.of(
                getTranslation("indicator.sheet.value"), Chart.Shape.LINE, numbers(SeriesPoint::value)));
        if (points.stream().anyMatch(point -> target(point) != null)) {
            series.add(Chart.Series.of(getTranslation("indicator.target"), Chart.Shape.LINE, numbers(this::target)));
        }
        var start = baseline();
        if (start != null) {
            series.add(Chart.Series.of(
                    getTranslation("indicator.baseline"),
                    Chart.Shape.LINE,
                    Collections.nCopies(points.size(), start.doubleValue())));
        }
        var labels = points.stream()
                .map(point -> Figures.month(getLocale(), point.period()))
                .toList();
        var picture = new Chart.Picture(labels, series, draft.calculation().unit(), List.of(), false);
        return new Chart(getTranslation("indicator.chart", draft.name()), picture);
    }

    /** The baseline of a count is that of all its areas together; beside one of them it would mislead. */
    private @Nullable BigDecimal baseline() {
        var start = draft.baseline();
        boolean comparable = draft.calculation().kind() != ValueKind.COUNT
                || areaIds.size() == draft.collecting().areaIds().size();
        return start == null || !comparable ? null : start.value();
    }

    private @Nullable BigDecimal target(SeriesPoint point) {
        return draft.targetOf(areaIds, point.period()).orElse(null);
    }

    private List<@Nullable Double> numbers(Function<SeriesPoint, @Nullable BigDecimal> part) {
        var numbers = new ArrayList<@Nullable Double>();
        for (var point : points) {
            var value = part.apply(point);
            numbers.add(value == null ? null : value.doubleValue());
        }
        return numbers;
    }

    private DataTable table() {
        var headings = new ArrayList<>(List.of(
                getTranslation("indicator.period"),
                getTranslation("indicator.sheet.value"),
                getTranslation("indicator.target"),
                getTranslation("indicator.light.short")));
        if (draft.calculation().kind().isRatio()) {
            headings.add(getTranslation("indicator.ratio"));
        }
        headings.add(getTranslation("indicator.areas.with"));
        headings.add(getTranslation("indicator.state"));
        var table = new DataTable(getTranslation("indicator.table", draft.name()), headings);
        points.reversed().forEach(point -> addRow(table, point));
        return table;
    }

    private void addRow(DataTable table, SeriesPoint point) {
        var cells = new ArrayList<Component>();
        cells.add(new Span(number(point.value())));
        cells.add(new Span(number(target(point))));
        cells.add(light(point));
        if (draft.calculation().kind().isRatio()) {
            cells.add(new Span(whole(point.numerator()) + " / " + whole(point.denominator())));
        }
        cells.add(new Span(getTranslation("indicator.areas.of", point.areas(), areaIds.size())));
        cells.add(new Span(state(point)));
        table.addRow(Figures.month(getLocale(), point.period()), cells.toArray(Component[]::new));
    }

    private String state(SeriesPoint point) {
        if (point.areas() == 0) {
            return getTranslation(point.noData() > 0 ? "indicator.sheet.noData" : "indicator.state.waiting");
        }
        return getTranslation(point.preliminary() ? "indicator.state.preliminary" : "indicator.state.approved");
    }

    private Component light(SeriesPoint point) {
        var target = target(point);
        var light = draft.limits().light();
        var value = point.value();
        if (light == null || target == null || value == null) {
            return new Span(Figures.EMPTY);
        }
        var shown = light.judge(draft.calculation().direction(), value, target);
        var tone = switch (shown) {
            case GREEN -> StatusBadge.Tone.GOOD;
            case AMBER -> StatusBadge.Tone.WARNING;
            case RED -> StatusBadge.Tone.BAD;
            case OVERSHOT -> StatusBadge.Tone.INFO;
        };
        return new StatusBadge(tone, getTranslation("indicator.light." + shown));
    }

    private String number(@Nullable BigDecimal value) {
        return value == null
                ? Figures.EMPTY
                : Figures.number(
                        getLocale(), value.doubleValue(), draft.calculation().decimals());
    }

    private String whole(@Nullable BigDecimal value) {
        return value == null ? Figures.EMPTY : Figures.whole(getLocale(), value.doubleValue());
    }
}
