package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.Contiguity;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.Equivalence;

/**
 * The diagnostics that stand beside an effect, under the same names in every method that estimates one: {@code pretrend, placeboDate,
 * placeboOutcome, leaveOneOut, baconShares, dispersion, overlap, effectiveComparisonAreas, mde, nonInferiority}. One that cannot be
 * computed is an object with the key {@code unavailable} and the reason.
 */
final class Diagnostics {

    /** Keys of a block that a diagnostic needs: an outcome that the work cannot have changed, and the bound of "no displacement". */
    static final Set<String> KEYS = Set.of("placeboOutcome", "bound");

    static final List<String> NAMES = List.of(
            "pretrend",
            "placeboDate",
            "placeboOutcome",
            "leaveOneOut",
            "baconShares",
            "dispersion",
            "overlap",
            "effectiveComparisonAreas",
            "mde",
            "nonInferiority");

    static final String NO_PLACEBO_OUTCOME = "the design names no placeboOutcome, which the work cannot have changed";

    static final String NO_BOUND = "the design sets no bound";

    /** What linear regressions without anything around the treated units do not have. */
    static final Map<String, String> LINEAR = Map.of(
            "dispersion", "is measured in models of counts only",
            "nonInferiority", "this method estimates nothing around the treated units",
            "baconShares", "this is not a regression of one treatment on unit and period effects");

    /** What models of counts do not have. */
    static final Map<String, String> COUNTS = Map.of(
            "nonInferiority", "this method estimates nothing around the treated units",
            "baconShares", "the decomposition holds for linear regressions only");

    private Diagnostics() {}

    /** Says of every diagnostic that the method has not given itself why it is not there. */
    static Outcome complete(Outcome outcome, Map<String, String> reasons) {
        for (var name : NAMES) {
            if (!outcome.diagnostics().containsKey(name)) {
                outcome.diagnostic(name, Outcome.unavailable(reasons.getOrDefault(name, "not part of this method")));
            }
        }
        return outcome;
    }

    /** One reason for every diagnostic. */
    static Map<String, String> all(String reason) {
        return NAMES.stream().collect(Collectors.toMap(name -> name, any -> reason));
    }

    /** The bound that the design sets; absent when it sets none. */
    static @Nullable Double bound(Block block) {
        return block.has("bound") ? block.positive("bound") : null;
    }

    /** The neighbours of the panel's units, where the design has areas. */
    static int @Nullable [][] neighbours(Study study) {
        return study.hasAreas()
                ? study.areas().touching(study.panel().units(), false, Contiguity.DEFAULT_TOLERANCE_METRES)
                : null;
    }

    /** The one-sided test that an effect around the treated units is not larger than the bound, the two-sided one beside it. */
    static Map<String, Object> nonInferiority(Estimate effect, @Nullable Double bound, double level) {
        if (bound == null) {
            return Outcome.unavailable(NO_BOUND);
        }
        if (!(effect.standardError() > 0)) {
            throw new EstimationException(Reason.NO_VARIATION, "the effect has no error to test with");
        }
        var test = Equivalence.test(
                effect.value(), effect.standardError(), effect.degreesOfFreedom(), bound, Math.max(level, 0.51));
        return figures(bound, test.pUpper(), test.excludesIncrease(), test.p(), test.equivalent());
    }

    static Map<String, Object> figures(
            double bound,
            @Nullable Double pUpper,
            boolean excludesIncrease,
            @Nullable Double p,
            @Nullable Boolean equivalent) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bound", bound);
        figures.put("pUpper", pUpper);
        figures.put("excludesIncrease", excludesIncrease);
        figures.put("p", p);
        figures.put("equivalent", equivalent);
        return figures;
    }
}
