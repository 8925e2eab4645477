package org.lindero.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.evidence.Verdict;
import org.lindero.engine.place.SetEffect;
import org.lindero.shared.Texts;
import org.lindero.shell.ui.Figures;

/**
 * Says a result in plain language, and never more than its interval does. Which sentence is allowed follows from the grade of
 * the evidence, the interval and the smallest effect that could have been detected.
 */
public final class EvaluationWords {

    private final Locale locale;
    private final EvaluationDesign design;
    private final EvaluationResult result;
    private final Findings findings;

    public EvaluationWords(Locale locale, EvaluationDesign design, EvaluationResult result) {
        this.locale = locale;
        this.design = design;
        this.result = result;
        this.findings = Findings.of(result);
    }

    /** The whole answer in one paragraph: inside, around, and what weakens it. */
    public String paragraph() {
        var sentences = new ArrayList<String>();
        sentences.add(inside());
        sentences.add(around());
        sentences.addAll(cautions());
        return String.join(
                " ", sentences.stream().filter(text -> !text.isEmpty()).toList());
    }

    /** What changed in the treated areas. */
    public String inside() {
        var treated = result.place().treated();
        var verdict = findings.inside();
        return switch (verdict.statement()) {
            case NO_VERDICT -> text(key(verdict), design.outcome(), percent(-treated.percent()));
            case NOT_DISTINGUISHED, INSUFFICIENT_DATA -> text(key(verdict), design.outcome(), detectable());
            default -> changed(treated, verdict);
        };
    }

    private String changed(SetEffect treated, Verdict verdict) {
        var interval = treated.percentInterval();
        if (interval == null) {
            throw new IllegalStateException("a change without an interval");
        }
        double a = Math.abs(interval.lower());
        double b = Math.abs(interval.upper());
        var sentence = text(
                key(verdict),
                design.outcome(),
                percent(Math.abs(treated.percent())),
                percent(Math.min(a, b)),
                percent(Math.max(a, b)));
        return verdict.lowPower() ? sentence + " " + text("evaluation.words.exaggerated") : sentence;
    }

    private static String key(Verdict verdict) {
        return "evaluation.words." + verdict.statement();
    }

    /** What changed in ring 1: only a passed one-sided test speaks of "no displacement". */
    public String around() {
        var rings = result.place().rings();
        return switch (findings.around()) {
            case NO_RING -> text("evaluation.words.noRing");
            case FELL -> text("evaluation.words.ring.fell", size(rings.getFirst()));
            case ROSE -> text("evaluation.words.ring.rose", size(rings.getFirst()));
            case NO_LARGER_INCREASE -> text("evaluation.words.ring.excluded", percent(design.boundPercent()));
            case NOT_RULED_OUT -> text("evaluation.words.ring.open");
        };
    }

    private String size(SetEffect effect) {
        return percent(Math.abs(effect.percent()));
    }

    /** What the reader must keep in mind. */
    public List<String> cautions() {
        var cautions = new ArrayList<String>();
        if (design.sensitiveToReporting()) {
            cautions.add(text("evaluation.words.reporting"));
        }
        return cautions;
    }

    /** By which convention the intervals were made, which is always printed. */
    public String convention() {
        var inference = result.place().inference();
        return text(
                "evaluation.convention." + inference.rule(),
                String.valueOf(inference.replications()),
                String.valueOf(inference.seed()));
    }

    /** {@code 212 (80 a 344)}, or the number alone with the reason why it has no interval. */
    public String range(SetEffect effect) {
        var interval = effect.preventedInterval();
        return interval == null
                ? text("evaluation.range.none")
                : text(
                        "evaluation.range",
                        Figures.whole(locale, interval.lower()),
                        Figures.whole(locale, interval.upper()));
    }

    /** Whether the data before the start were too weak by the rule of the house. */
    public boolean lowPower() {
        var detectable = result.detectable();
        return detectable != null && detectable.lowPower();
    }

    private String detectable() {
        var detectable = result.detectable();
        return detectable == null ? Figures.EMPTY : percent(detectable.percent());
    }

    private String percent(@Nullable Double value) {
        return value == null ? Figures.EMPTY : Figures.number(locale, value, 1) + Figures.PERCENT;
    }

    private String text(String key, Object... arguments) {
        return Texts.get(locale, key, arguments);
    }
}
