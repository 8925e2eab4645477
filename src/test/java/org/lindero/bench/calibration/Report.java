package org.lindero.bench.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lindero.engine.evidence.RingStatement;
import org.lindero.engine.evidence.Verdict.Statement;

/** The results as tables in Markdown: shares in percent with their Monte Carlo standard error, misses marked. */
final class Report {

    private static final double LEAST_COVERAGE = 93;
    private static final double MOST_COVERAGE = 98;
    private static final double MOST_FALSE = 7;
    private static final String MISS = " **miss**";

    private final Options options;
    private final List<SettingResult> results;

    Report(Options options, List<SettingResult> results) {
        this.options = options;
        this.results = List.copyOf(results);
    }

    String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d programmes a setting, seed %d, %d replications inside each evaluation; %% ± Monte Carlo error.%n"
                        + "**miss**: by more than two errors outside %.0f–%.0f %% coverage or above %.0f %% false claims.%n%n",
                options.draws(),
                options.seed(),
                options.replications(),
                LEAST_COVERAGE,
                MOST_COVERAGE,
                MOST_FALSE));
        text.append("## What the page says about the treated areas\n\n");
        table(text, inside());
        text.append("\n## What the page says about ring 1, bound ")
                .append(Math.round(options.boundPercent()))
                .append(" %\n\n");
        table(text, around());
        for (var result : results) {
            text.append("\n## Methods: ").append(result.setting().name()).append("\n\n");
            table(text, methods(result));
        }
        return text.toString();
    }

    private List<List<String>> inside() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "setting",
                "inference",
                "false claim",
                "reduction",
                "increase",
                "not attributable",
                "not distinguished",
                "insufficient data",
                "no verdict",
                "refused",
                "time before rejected",
                "grade 2",
                "3",
                "4"));
        for (var result : results) {
            rows.add(List.of(
                    result.setting().name(),
                    result.rules(),
                    orMiss(result.falseClaims(), true),
                    result.claimsReduction().toString(),
                    result.claimsIncrease().toString(),
                    result.changedNotAttributable().toString(),
                    result.says(Statement.NOT_DISTINGUISHED).toString(),
                    result.says(Statement.INSUFFICIENT_DATA).toString(),
                    result.says(Statement.NO_VERDICT).toString(),
                    result.refused().toString(),
                    orMiss(result.preTrendRejected(false), result.setting().atRandom()),
                    result.grade(2).toString(),
                    result.grade(3).toString(),
                    result.grade(4).toString()));
        }
        return rows;
    }

    private List<List<String>> around() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "setting",
                "false claim",
                "no larger increase",
                "rose",
                "fell",
                "not ruled out",
                "time before rejected",
                "WDQ: displacement",
                "WDQ: diffusion"));
        for (var result : results) {
            rows.add(List.of(
                    result.setting().name(),
                    orMiss(result.falseAround(options.boundPercent()), true),
                    result.says(RingStatement.NO_LARGER_INCREASE).toString(),
                    result.says(RingStatement.ROSE).toString(),
                    result.says(RingStatement.FELL).toString(),
                    result.says(RingStatement.NOT_RULED_OUT).toString(),
                    orMiss(result.preTrendRejected(true), result.setting().atRandom()),
                    result.quotient(true).toString(),
                    result.quotient(false).toString()));
        }
        return rows;
    }

    private static List<List<String>> methods(SettingResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "method",
                "programmes",
                "with an interval",
                "bias",
                "root mean square error",
                "coverage",
                "excludes zero"));
        result.methods()
                .forEach((method, tally) -> rows.add(List.of(
                        method,
                        String.valueOf(tally.trials()),
                        String.valueOf(tally.intervals()),
                        String.format(Locale.ROOT, "%+.1f ± %.1f", tally.bias(), tally.biasError()),
                        String.format(Locale.ROOT, "%.1f", tally.rootMeanSquare()),
                        tally.coverage() + (tally.coverage().outside(LEAST_COVERAGE, MOST_COVERAGE) ? MISS : ""),
                        tally.rejection().toString())));
        return rows;
    }

    private static String orMiss(Share share, boolean wrong) {
        return share + (wrong && share.outside(0, MOST_FALSE) ? MISS : "");
    }

    private static void table(StringBuilder text, List<List<String>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            text.append("| ").append(String.join(" | ", rows.get(r))).append(" |\n");
            if (r == 0) {
                text.append("|---".repeat(rows.get(0).size())).append("|\n");
            }
        }
    }
}
