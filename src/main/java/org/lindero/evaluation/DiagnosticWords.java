package org.lindero.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.place.PoliceResult;
import org.lindero.engine.place.RobustnessRow;
import org.lindero.engine.place.RobustnessRow.Kind;
import org.lindero.shared.Texts;
import org.lindero.shell.ui.Figures;

/** Every diagnostic of an evaluation in words: its number, or the reason why there is none. */
public final class DiagnosticWords {

    private final Locale locale;
    private final EvaluationDesign design;
    private final EvaluationResult result;

    public DiagnosticWords(Locale locale, EvaluationDesign design, EvaluationResult result) {
        this.locale = locale;
        this.design = design;
        this.result = result;
    }

    /**
     * One diagnostic.
     *
     * @param known whether it could be computed
     */
    public record Line(String name, String text, boolean known) {}

    /** All of them, always in the same order. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(preTrend());
        lines.add(recentPeak());
        lines.add(placeboDate());
        lines.add(placeboOutcome());
        lines.add(leaveOneOut());
        var checks = result.checks();
        lines.add(check("withTreated", checks == null ? null : checks.withTreated(), 100, 0));
        lines.add(check("dispersion", checks == null ? null : checks.dispersion(), 1, 2));
        lines.add(check("overlap", checks == null ? null : checks.overlap(), 100, 0));
        lines.add(effectiveAreas(checks == null ? null : checks.effectiveAreas()));
        lines.add(power());
        lines.add(ringTest());
        lines.add(rival());
        return List.copyOf(lines);
    }

    private Line preTrend() {
        var events = result.eventStudy();
        if (events == null) {
            return refused("preTrend", "eventStudy");
        }
        var test = events.preTrend();
        return test == null
                ? unknown("preTrend", text("evaluation.diagnostic.preTrend.none"))
                : known("preTrend", number(test.p(), 2), number(100 * test.detectableSlope(), 1));
    }

    private Line recentPeak() {
        var peak = result.peak();
        if (peak == null) {
            return Reason.NO_PRE_PERIOD.name().equals(result.refused().get("recentPeak"))
                    ? unknown("recentPeak", text("evaluation.diagnostic.recentPeak.short"))
                    : refused("recentPeak", "recentPeak");
        }
        var interval = peak.interval();
        var range = interval == null
                ? text("evaluation.range.none")
                : text("evaluation.range", number(interval.lower(), 0), number(interval.upper(), 0));
        var sentence = text(
                "evaluation.diagnostic.recentPeak." + (peak.found() ? "found" : "open"),
                number(peak.percent(), 0),
                range,
                String.valueOf(peak.periods()));
        return new Line(name("recentPeak"), sentence, true);
    }

    /** Whether the project can be told apart from the police efforts that do not belong to it. */
    public Line rival() {
        var police = result.police();
        var rival = police == null ? null : police.rival();
        if (rival != null) {
            return rival(rival);
        }
        if (design.rolesUnknown()) {
            return unknown("rival", text("evaluation.diagnostic.rival.notRecorded"));
        }
        return design.hasRivals()
                ? refused("rival", "police")
                : new Line(name("rival"), text("evaluation.diagnostic.rival.none"), false);
    }

    private Line rival(PoliceResult.Rival rival) {
        var years = number(rival.treatedAreaYears(), 1);
        var without = rival.without();
        if (without != null) {
            var treated = without.treated();
            return known(
                    "rival",
                    number(treated.prevented(), 0),
                    new EvaluationWords(locale, design, result).range(treated),
                    years);
        }
        var why = rival.confounding();
        return why == null
                ? new Line(
                        name("rival"),
                        text("evaluation.diagnostic.rival.noEstimate", text("evaluation.refused." + rival.refused())),
                        false)
                : new Line(name("rival"), text("evaluation.diagnostic.rival." + why, years), true);
    }

    private Line placeboDate() {
        var row = rows(Kind.PLACEBO_DATE).stream().findFirst().orElse(null);
        if (row == null) {
            return refused("placeboDate", "robustness");
        }
        var treated = row.treated();
        return treated == null
                ? unknown("placeboDate", why(row))
                : known("placeboDate", row.detail(), number(treated, 0));
    }

    private Line placeboOutcome() {
        var placebo = design.placebo();
        if (placebo == null) {
            return unknown("placeboOutcome", text("evaluation.diagnostic.placeboOutcome.none"));
        }
        var row = rows(Kind.ALTERNATIVE).stream()
                .filter(one -> one.detail().equals(EvaluationAnalysis.PLACEBO_OUTCOME))
                .findFirst()
                .orElse(null);
        if (row == null) {
            return refused("placeboOutcome", "robustness");
        }
        var treated = row.treated();
        return treated == null
                ? unknown("placeboOutcome", why(row))
                : known("placeboOutcome", placebo.outcome(), number(treated, 0));
    }

    private Line leaveOneOut() {
        var rows = rows(Kind.LEAVE_ONE_OUT);
        var main = rows(Kind.MAIN).stream().findFirst().orElse(null);
        if (rows.isEmpty() || main == null) {
            return refused("leaveOneOut", "robustness");
        }
        var failed =
                rows.stream().filter(row -> row.treated() == null).findFirst().orElse(null);
        if (failed != null) {
            return unknown("leaveOneOut", why(failed));
        }
        double whole = treated(main);
        var most = rows.stream()
                .max(Comparator.comparingDouble(row -> Math.abs(treated(row) - whole)))
                .orElseThrow();
        return known(
                "leaveOneOut",
                number(rows.stream().mapToDouble(DiagnosticWords::treated).min().orElseThrow(), 0),
                number(rows.stream().mapToDouble(DiagnosticWords::treated).max().orElseThrow(), 0),
                most.detail());
    }

    private static double treated(RobustnessRow row) {
        return Objects.requireNonNull(row.treated());
    }

    private Line effectiveAreas(@Nullable Double value) {
        return value == null
                ? refused("effectiveAreas", "effectiveAreas")
                : known(
                        "effectiveAreas",
                        number(value, 1),
                        String.valueOf(design.areas(AreaRole.Part.COMPARISON).size()));
    }

    private Line power() {
        var detectable = result.detectable();
        return detectable == null ? refused("power", "power") : known("power", number(detectable.percent(), 0));
    }

    private Line ringTest() {
        if (result.place().rings().isEmpty()) {
            return unknown("ringTest", text("evaluation.diagnostic.ringTest.noRing"));
        }
        var test = result.ringTest();
        if (test == null) {
            return unknown("ringTest", text("evaluation.diagnostic.ringTest.noInterval"));
        }
        var one = text(
                "evaluation.diagnostic.ringTest." + (test.excludesIncrease() ? "excluded" : "open"),
                number(test.boundPercent(), 0),
                p(test.p()));
        var equivalent = test.equivalent();
        var two = equivalent == null
                ? ""
                : " "
                        + text(
                                "evaluation.diagnostic.ringTest." + (equivalent ? "equivalent" : "notEquivalent"),
                                p(test.equivalenceP()));
        return new Line(name("ringTest"), one + two, true);
    }

    /** A p in brackets; nothing where the interval of placebo sets decides. */
    private String p(@Nullable Double p) {
        return p == null ? "" : " (p = " + number(p, 3) + ")";
    }

    private Line check(String name, @Nullable Double value, double factor, int decimals) {
        return value == null ? refused(name, name) : known(name, number(factor * value, decimals));
    }

    private List<RobustnessRow> rows(Kind kind) {
        return result.robustness().stream().filter(row -> row.kind() == kind).toList();
    }

    /** Why a choice has no answer. */
    public String why(RobustnessRow row) {
        if (row.kind() == Kind.LEAVE_ONE_OUT && row.refusal() == Reason.NO_VARIATION) {
            return text("evaluation.diagnostic.leaveOneOut.one");
        }
        return row.kind() == Kind.PLACEBO_DATE && row.refusal() == Reason.NO_PRE_PERIOD
                ? text("evaluation.diagnostic.placeboDate.none")
                : text("evaluation.refused." + row.refusal());
    }

    private Line refused(String name, String part) {
        var reason = result.refused().get(part);
        return unknown(
                name, text(reason == null ? "evaluation.diagnostic.notRecorded" : "evaluation.refused." + reason));
    }

    private Line unknown(String name, String why) {
        return new Line(name(name), text("evaluation.diagnostic.unavailable", why), false);
    }

    private Line known(String name, Object... figures) {
        return new Line(name(name), text("evaluation.diagnostic." + name + ".value", figures), true);
    }

    private String name(String name) {
        return text("evaluation.diagnostic." + name);
    }

    private String number(double value, int decimals) {
        return Figures.number(locale, value, decimals);
    }

    private String text(String key, Object... arguments) {
        return Texts.get(locale, key, arguments);
    }
}
