package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.Fit;
import org.lindero.report.Writer;

/**
 * The numbers of one analysis as the result file names them, in the order in which they are added. Values are numbers, texts, truth
 * values, null, and lists and maps of them.
 */
public final class Outcome {

    /** Of an estimate: an error below this share of it is rounding. */
    private static final double NOTHING = 1e-11;

    private static final List<String> HEAD = List.of("n", "clusters", "convention");

    private final Map<String, Object> head = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> estimates = new LinkedHashMap<>();
    private final Map<String, Object> diagnostics = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable Consumer<Writer> sheet;

    /** An outcome without observations or clusters of its own. */
    public static Outcome of(String convention) {
        var outcome = new Outcome();
        outcome.head.put("convention", convention);
        return outcome;
    }

    /** The outcome of a regression, as yet without its coefficients. */
    public static Outcome of(Fit fit) {
        return of(fit.observations(), fit.clusters(), fit.convention());
    }

    /** An outcome with observations but no clusters. */
    public static Outcome of(int observations, String convention) {
        var outcome = new Outcome();
        outcome.head.put("n", observations);
        outcome.head.put("convention", convention);
        return outcome;
    }

    /** An outcome with its numbers of observations and clusters. */
    public static Outcome of(int observations, int clusters, String convention) {
        var outcome = new Outcome();
        outcome.head.put("n", observations);
        outcome.head.put("clusters", clusters);
        outcome.head.put("convention", convention);
        return outcome;
    }

    /** Adds an estimate; one without an error to speak of keeps its value only, because its p would be nonsense. */
    public Outcome estimate(String term, Estimate estimate) {
        var figures = figures(estimate);
        if (estimate.standardError() <= NOTHING * Math.abs(estimate.value())) {
            List.of("se", "df", "p", "ci").forEach(figure -> figures.put(figure, null));
            diagnostics.put("error", unavailable("the model fits every row exactly, so no error can be measured"));
        }
        estimates.put(term, figures);
        return this;
    }

    /** Adds an estimate with figures beside the usual ones, or others in their place. */
    public Outcome estimate(String term, Map<String, ?> figures) {
        estimates.put(term, new LinkedHashMap<>(figures));
        return this;
    }

    /** Adds a field of the method. */
    public Outcome field(String name, @Nullable Object value) {
        if (HEAD.contains(name)) {
            throw new IllegalArgumentException("the contract keeps " + name + " for itself");
        }
        fields.put(name, value);
        return this;
    }

    /** Adds a diagnostic that is known. */
    public Outcome diagnostic(String name, @Nullable Object value) {
        diagnostics.put(name, value);
        return this;
    }

    /** Computes and adds a diagnostic; one that cannot be computed says why. */
    public Outcome diagnose(String name, Supplier<?> computation) {
        try {
            diagnostics.put(name, computation.get());
        } catch (EstimationException refused) {
            diagnostics.put(name, unavailable(refused));
        }
        return this;
    }

    /** The value of what cannot be computed: why. */
    static Map<String, Object> unavailable(String why) {
        return Map.of("unavailable", why);
    }

    static Map<String, Object> unavailable(EstimationException refused) {
        return unavailable(refused.reason() + ": " + refused.getMessage());
    }

    /**
     * This, once it is sure that the estimates can be written.
     *
     * @throws EstimationException {@code NOT_FINITE} if a figure of an estimate, or a field, is not a finite number
     */
    public Outcome requireFinite() {
        estimates.forEach(Outcome::requireFinite);
        fields.forEach((name, value) -> {
            if (value instanceof Double) {
                requireFinite(name, value);
            }
        });
        return this;
    }

    private static void requireFinite(String term, @Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new EstimationException(
                    EstimationException.Reason.NOT_FINITE,
                    term + " is not a finite number: the data are too large for it, or leave it undefined");
        }
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> requireFinite(term, one));
        } else if (value instanceof List<?> list) {
            list.forEach(one -> requireFinite(term, one));
        }
    }

    /** Gives the workbook a sheet of its own for this analysis. */
    public Outcome sheet(Consumer<Writer> content) {
        sheet = content;
        return this;
    }

    public @Nullable Consumer<Writer> sheet() {
        return sheet;
    }

    /** The usual figures of an estimate: {@code estimate, se, df, p, ci}. */
    public static Map<String, Object> figures(Estimate estimate) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("estimate", estimate.value());
        figures.put("se", estimate.standardError());
        figures.put("df", Double.isInfinite(estimate.degreesOfFreedom()) ? null : estimate.degreesOfFreedom());
        figures.put("p", estimate.p());
        figures.put("ci", ends(estimate.interval()));
        return figures;
    }

    /** The usual figures of an estimate on the log scale, and the ratio that it means. */
    public static Map<String, Object> ratio(Estimate estimate) {
        var figures = figures(estimate);
        figures.put("irr", Math.exp(estimate.value()));
        return figures;
    }

    /** The usual figures of an estimate that has no standard error; null for what there is not. */
    public static Map<String, Object> withoutError(
            @Nullable Double estimate, @Nullable Double p, @Nullable Interval interval) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("estimate", estimate);
        figures.put("se", null);
        figures.put("df", null);
        figures.put("p", p);
        figures.put("ci", interval == null ? null : ends(interval));
        return figures;
    }

    /** An estimate with an interval only; null for what there is not. */
    public static Map<String, Object> figures(@Nullable Double estimate, @Nullable Interval interval) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("estimate", estimate);
        figures.put("ci", interval == null ? null : ends(interval));
        return figures;
    }

    /** The ends of an interval as a value. */
    public static List<Double> ends(Interval interval) {
        return List.of(interval.lower(), interval.upper());
    }

    /** Estimates by term. */
    public Map<String, Map<String, Object>> estimates() {
        return estimates;
    }

    public Map<String, Object> diagnostics() {
        return diagnostics;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    /** Observations, clusters and convention, as far as there are any. */
    public Map<String, Object> head() {
        return head;
    }

    /** One line for the terminal: the first estimates, or the first numbers among the fields. */
    public String summary() {
        var parts = new ArrayList<String>();
        estimates.entrySet().stream().limit(3).forEach(e -> parts.add(e.getKey() + " " + figure(e.getValue())));
        fields.entrySet().stream()
                .filter(e -> estimates.isEmpty() && (e.getValue() instanceof Number || e.getValue() instanceof Boolean))
                .limit(3)
                .forEach(e -> parts.add(e.getKey() + " " + figure(e.getValue())));
        return parts.isEmpty() ? "done" : String.join(", ", parts);
    }

    private static String figure(@Nullable Object value) {
        if (value instanceof Map<?, ?> figures) {
            var estimate = figure(figures.get("estimate"));
            return figures.get("ci") instanceof List<?> ends
                    ? "%s [%s, %s]".formatted(estimate, figure(ends.get(0)), figure(ends.get(1)))
                    : estimate;
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : String.valueOf(value);
    }

    /** A list of numbers as a value. */
    public static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
