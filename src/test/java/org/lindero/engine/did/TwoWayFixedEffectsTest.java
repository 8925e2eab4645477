package org.lindero.engine.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import tools.jackson.databind.JsonNode;

/** Oracles: lm, sandwich, clubSandwich 0.5.8 and fixest 0.12.2 on published data, relative 1e-8. */
class TwoWayFixedEffectsTest {

    private static final Percentage TIGHT = withinPercentage(1e-6);

    @Test
    void cardAndKruegersTableHasAllItsStandardErrors() {
        var oracle = Oracle.require("O03_did2x2_card_krueger");
        var rows = withOutcome(oracle.rows("card_krueger.csv"));
        var expected = oracle.expected().get("did_unbalanced");
        var design = cells(Design.of(Oracle.numbers(rows, "fte")), rows).cluster(Oracle.codes(rows, "id"));

        for (var variance : List.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.CR2)) {
            var did = fit(design, variance).coefficient("d_nj");
            assertThat(did.value()).isCloseTo(expected.get("estimate").asDouble(), TIGHT);
            assertThat(did.standardError())
                    .isCloseTo(expected.get("se_cluster_store_" + variance).asDouble(), TIGHT);
        }
        assertThat(fit(design, Variance.NESTED).coefficient("d_nj").standardError())
                .isCloseTo(expected.get("se_cluster_store_fixest").asDouble(), TIGHT);
        assertThat(fit(design, Variance.CR0).clusters())
                .isEqualTo(expected.get("n_clusters").asInt());
    }

    @Test
    void cardAndKruegersTableHasItsErrorsWithoutClusters() {
        var oracle = Oracle.require("O03_did2x2_card_krueger");
        var rows = withOutcome(oracle.rows("card_krueger.csv"));
        var expected = oracle.expected().get("did_unbalanced");
        var design = cells(Design.of(Oracle.numbers(rows, "fte")).intercept(), rows);

        var names = Map.of(
                Variance.SCALED, "se_ols",
                Variance.CR0, "se_HC0",
                Variance.CR1S, "se_HC1",
                Variance.CR2, "se_HC2",
                Variance.CR3, "se_HC3");
        names.forEach((variance, name) -> assertThat(
                        fit(design, variance).coefficient("d_nj").standardError())
                .isCloseTo(expected.get(name).asDouble(), TIGHT));
        var did = fit(design, Variance.SCALED).coefficient("d_nj");
        assertThat(did.degreesOfFreedom()).isEqualTo(expected.get("df_residual").asDouble());
        assertThat(design.rows()).isEqualTo(expected.get("nobs").asInt());
        assertThat(expected.get("se_unequal_cell_variances").asDouble())
                .isCloseTo(fit(design, Variance.CR2).coefficient("d_nj").standardError(), TIGHT);
    }

    /** Errors of the saturated model with unequal variances are sums of the cells' own; see how the four combine. */
    @Test
    void cardAndKruegersCellsHaveTheirMeansAndErrors() {
        var oracle = Oracle.require("O03_did2x2_card_krueger");
        var rows = withOutcome(oracle.rows("card_krueger.csv"));
        var expected = oracle.expected();
        var fit = fit(cells(Design.of(Oracle.numbers(rows, "fte")).intercept(), rows), Variance.CR2);
        var cells = Map.of(
                "pa_before", Map.of(Design.INTERCEPT, 1.0),
                "nj_before", Map.of(Design.INTERCEPT, 1.0, "nj", 1.0),
                "pa_after", Map.of(Design.INTERCEPT, 1.0, "d", 1.0),
                "nj_after", Map.of(Design.INTERCEPT, 1.0, "nj", 1.0, "d", 1.0, "d_nj", 1.0));
        cells.forEach((name, terms) -> {
            var mean = fit.combination(terms);
            assertThat(mean.value()).isCloseTo(expected.get("means").get(name).asDouble(), TIGHT);
            assertThat(mean.standardError())
                    .isCloseTo(expected.get("cell_se").get(name).asDouble(), TIGHT);
            assertThat(mean.degreesOfFreedom() + 1)
                    .isCloseTo(expected.get("cell_n").get(name).asDouble(), withinPercentage(1e-4));
        });
    }

    /** Stores seen twice: the regression of their changes, unequal variances. */
    @Test
    void cardAndKruegersBalancedStoresGiveTheSameChange() {
        var oracle = Oracle.require("O03_did2x2_card_krueger");
        var expected = oracle.expected().get("did_balanced");
        var byStore = new TreeMap<String, Map<String, List<NamedCsvRecord>>>();
        for (var row : withOutcome(oracle.rows("card_krueger.csv"))) {
            byStore.computeIfAbsent(row.getField("id"), any -> new TreeMap<>())
                    .computeIfAbsent(row.getField("d"), any -> new ArrayList<>())
                    .add(row);
        }
        var changes = new ArrayList<double[]>();
        for (var store : byStore.values()) {
            if (store.size() == 2) {
                var earlier = Objects.requireNonNull(store.get("0"));
                var later = Objects.requireNonNull(store.get("1"));
                double change = Oracle.numbers(later, "fte")[0] - Oracle.numbers(earlier, "fte")[0];
                changes.add(new double[] {change, Oracle.numbers(earlier, "nj")[0]});
            }
        }
        var design = Design.of(changes.stream().mapToDouble(c -> c[0]).toArray())
                .column("nj", changes.stream().mapToDouble(c -> c[1]).toArray());
        var change = fit(design, Variance.CR2).coefficient("nj");

        assertThat(changes).hasSize(expected.get("n").asInt());
        assertThat(changes.stream().filter(c -> c[1] == 1).count())
                .isEqualTo(expected.get("n_nj").asLong());
        assertThat(change.value()).isCloseTo(expected.get("estimate").asDouble(), TIGHT);
        assertThat(change.standardError()).isCloseTo(expected.get("se_unequal").asDouble(), TIGHT);
    }

    private static List<NamedCsvRecord> withOutcome(List<NamedCsvRecord> rows) {
        return rows.stream().filter(row -> !row.getField("fte").isEmpty()).toList();
    }

    private static Design cells(Design design, List<NamedCsvRecord> rows) {
        return design.column("nj", Oracle.numbers(rows, "nj"))
                .column("d", Oracle.numbers(rows, "d"))
                .column("d_nj", Oracle.numbers(rows, "d_nj"));
    }

    @Test
    void drinkingAgeAgreesWithClubSandwichInEveryConvention() {
        var oracle = Oracle.require("O04_did_twfe_mlda_clubsandwich");
        var expected = oracle.expected();
        var design = mortality(oracle.rows("mlda_motor_vehicle.csv"));

        for (var variance : List.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.CR2)) {
            var fit = fit(design, variance);
            var legal = fit.coefficient("legal");
            var reference = expected.get("vcov").get(variance.name());
            assertThat(legal.value()).isCloseTo(expected.get("estimate_legal").asDouble(), TIGHT);
            assertThat(legal.standardError())
                    .isCloseTo(reference.get("se_legal").asDouble(), TIGHT);
            assertThat(fit.coefficient("beertaxa").standardError())
                    .isCloseTo(reference.get("se_beertaxa").asDouble(), TIGHT);
            assertThat(legal.p())
                    .isCloseTo(
                            reference
                                    .get(variance == Variance.CR2 ? "p_satt" : "p_naive_t")
                                    .asDouble(),
                            withinPercentage(1e-5));
            assertThat(2
                            * Estimate.cumulative(
                                    -legal.statistic(),
                                    reference.get("naive_df").asDouble()))
                    .isCloseTo(reference.get("p_naive_t").asDouble(), withinPercentage(1e-5));
        }
        assertThat(fit(design, Variance.CR0).coefficient("beertaxa").value())
                .isCloseTo(expected.get("estimate_beertaxa").asDouble(), TIGHT);
        assertThat(design.rows()).isEqualTo(expected.get("nobs").asInt());
        assertThat(design.parameters()).isEqualTo(expected.get("K").asInt());
        assertThat(fit(design, Variance.CR0).clusters())
                .isEqualTo(expected.get("n_states").asInt());
        assertThat(fit(design, Variance.CR1).coefficient("legal").standardError() * Math.sqrt(699.0 / 698))
                .isCloseTo(expected.get("fixest_fixefK_none").get("se_legal").asDouble(), TIGHT);
        var reduced = fit(design, Variance.CR2).coefficient("legal");
        assertThat(reduced.degreesOfFreedom())
                .isCloseTo(expected.get("vcov").get("CR2").get("satt_df").asDouble(), withinPercentage(1e-5));
        assertThat(reduced.interval().lower())
                .isCloseTo(expected.get("ci95_CR2").get("lo").asDouble(), withinPercentage(1e-5));
        assertThat(reduced.interval().upper())
                .isCloseTo(expected.get("ci95_CR2").get("hi").asDouble(), withinPercentage(1e-5));
        var nested = fit(design, Variance.NESTED).coefficient("legal");
        assertThat(nested.standardError())
                .isCloseTo(expected.get("fixest_default_nested").get("se_legal").asDouble(), TIGHT);
        assertThat(nested.p())
                .isCloseTo(expected.get("fixest_default_nested").get("p").asDouble(), TIGHT);
    }

    @Test
    void weightsByPopulationAgreeWithClubSandwich() {
        var oracle = Oracle.require("O04_did_twfe_mlda_clubsandwich");
        var rows = oracle.rows("mlda_motor_vehicle.csv");
        var expected = oracle.expected().get("weighted_pop");
        var design = mortality(rows).weights(Oracle.numbers(rows, "pop"));

        var legal = fit(design, Variance.CR2).coefficient("legal");
        assertThat(legal.value()).isCloseTo(expected.get("estimate_legal").asDouble(), TIGHT);
        assertThat(fit(design, Variance.CR1).coefficient("legal").standardError())
                .isCloseTo(expected.get("se_CR1").asDouble(), TIGHT);
        assertThat(legal.standardError()).isCloseTo(expected.get("se_CR2").asDouble(), TIGHT);
        assertThat(legal.degreesOfFreedom()).isCloseTo(expected.get("df_satt").asDouble(), withinPercentage(1e-5));
        assertThat(legal.p()).isCloseTo(expected.get("p_satt").asDouble(), withinPercentage(1e-5));
    }

    private static Design mortality(List<NamedCsvRecord> rows) {
        return Design.of(Oracle.numbers(rows, "mrate"))
                .column("legal", Oracle.numbers(rows, "legal"))
                .column("beertaxa", Oracle.numbers(rows, "beertaxa"))
                .effect(Oracle.codes(rows, "state"))
                .effect(Oracle.codes(rows, "year"))
                .cluster(Oracle.codes(rows, "state"));
    }

    @Test
    void theEventStudyAndItsPreTrendTestAgreeWithFixest() {
        var oracle = Oracle.require("O05_event_study_base_did");
        var rows = oracle.rows("base_did.csv");
        var expected = oracle.expected();
        double[] treat = Oracle.numbers(rows, "treat");
        int[] period = rows.stream()
                .mapToInt(row -> Integer.parseInt(row.getField("period")))
                .toArray();
        int[] first = IntStream.range(0, treat.length)
                .map(i -> treat[i] == 1 ? 6 : EventStudy.NEVER)
                .toArray();
        var design = Design.of(Oracle.numbers(rows, "y"))
                .column("x1", Oracle.numbers(rows, "x1"))
                .effect(Oracle.codes(rows, "id"))
                .effect(period)
                .cluster(Oracle.codes(rows, "id"));
        var study = EventStudy.of(period, first, -5, 4, 1);
        var fit = fit(study.addTo(design, ""), Variance.NESTED);

        var coefficients = expected.get("event_study").get("coef");
        var errors = expected.get("event_study").get("se_cluster_id");
        for (var name : coefficients.propertyNames()) {
            String term = name.equals("x1") ? name : "k=" + (Integer.parseInt(name.replaceAll("\\D", "")) - 6);
            assertThat(fit.coefficient(term).value())
                    .isCloseTo(coefficients.get(name).asDouble(), TIGHT);
            assertThat(fit.coefficient(term).standardError())
                    .isCloseTo(errors.get(name).asDouble(), TIGHT);
            assertThat(fit.coefficient(term).p())
                    .isCloseTo(
                            expected.get("event_study").get("pvalue").get(name).asDouble(), withinPercentage(1e-4));
        }
        assertThat(fit.observations())
                .isEqualTo(expected.get("event_study").get("nobs").asInt());
        assertThat(fit.clusters())
                .isEqualTo(expected.get("event_study").get("G").asInt());
        var wald = fit.wald(study.leads(""));
        checkWald(wald.chiSquare(), wald.p(), wald.f(), wald.pF(), expected.get("pretrend_joint_test"));
        assertThat(study.preTrend(fit, "", 0.05).detectableSlope()).isBetween(0.1, 5.0);
    }

    @Test
    void theTwoWayEffectOfTheSamePanelAgreesWithFixest() {
        var oracle = Oracle.require("O05_event_study_base_did");
        var rows = oracle.rows("base_did.csv");
        var expected = oracle.expected().get("twfe");
        double[] treat = Oracle.numbers(rows, "treat");
        double[] post = Oracle.numbers(rows, "post");
        var fit = fit(
                Design.of(Oracle.numbers(rows, "y"))
                        .column("x1", Oracle.numbers(rows, "x1"))
                        .column(
                                "post:treat",
                                IntStream.range(0, post.length)
                                        .mapToDouble(i -> post[i] * treat[i])
                                        .toArray())
                        .effect(Oracle.codes(rows, "id"))
                        .effect(Oracle.codes(rows, "period"))
                        .cluster(Oracle.codes(rows, "id")),
                Variance.NESTED);

        for (var name : expected.get("coef").propertyNames()) {
            assertThat(fit.coefficient(name).value())
                    .isCloseTo(expected.get("coef").get(name).asDouble(), TIGHT);
            assertThat(fit.coefficient(name).standardError())
                    .isCloseTo(expected.get("se_cluster_id").get(name).asDouble(), TIGHT);
        }
    }

    private static void checkWald(double chi, double p, double f, double pF, JsonNode expected) {
        assertThat(chi).isCloseTo(expected.get("wald_chi2").asDouble(), TIGHT);
        assertThat(f).isCloseTo(expected.get("F").asDouble(), TIGHT);
        assertThat(p).isCloseTo(expected.get("p_chi2").asDouble(), TIGHT);
        assertThat(pF).isCloseTo(expected.get("p_F_dfG1").asDouble(), TIGHT);
    }

    @Test
    void ringsOfNorthCarolinaAgreeWithFixest() {
        var oracle = Oracle.require("O14_rings_exposure_nc");
        var rows = oracle.rows("panel.csv");
        var expected = oracle.expected().get("rate_ols_rings");
        double[] rate = rows.stream()
                .mapToDouble(
                        r -> 1000 * Double.parseDouble(r.getField("sid")) / Double.parseDouble(r.getField("births")))
                .toArray();
        var fit = fit(rings(Design.of(rate), rows), Variance.NESTED);

        assertThat(fit.observations()).isEqualTo(expected.get("n").asInt());
        for (var name : List.of("D_treated", "D_ring1", "D_ring2")) {
            Estimate estimate = fit.coefficient(name);
            assertThat(estimate.value())
                    .isCloseTo(expected.get("coef").get(name).asDouble(), TIGHT);
            assertThat(estimate.standardError())
                    .isCloseTo(expected.get("se").get(name).asDouble(), TIGHT);
        }
    }

    static Design rings(Design design, List<NamedCsvRecord> rows) {
        return design.column("D_treated", Oracle.numbers(rows, "D_treated"))
                .column("D_ring1", Oracle.numbers(rows, "D_ring1"))
                .column("D_ring2", Oracle.numbers(rows, "D_ring2"))
                .effect(Oracle.codes(rows, "NAME"))
                .effect(Oracle.codes(rows, "year"))
                .cluster(Oracle.codes(rows, "NAME"));
    }

    @Test
    void aColumnThatTheEffectsExplainIsRefusedByName() {
        var design = Design.of(new double[] {1, 2, 3, 5})
                .column("always", new double[] {1, 1, 0, 0})
                .effect(new int[] {1, 1, 2, 2})
                .effect(new int[] {1, 2, 1, 2});

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> fit(design, Variance.CR0))
                .withMessageContaining("always");
    }

    @Test
    void aVarianceThatTheModelDoesNotHaveIsTheCallersMistake() {
        var design = Design.of(new double[] {1, 2, 3, 5, 4}).column("x", new double[] {0, 1, 3, 2, 5});

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> fit(design, Variance.MODEL));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> fit(design.weights(new double[] {1, 2, 1, 2, 1}), Variance.CR3));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> design.effect(new int[5]).intercept());
    }

    @Test
    void asManyParametersAsObservationsAreRefused() {
        var design = Design.of(new double[] {1, 2}).column("x", new double[] {0, 1});

        for (var variance : List.of(Variance.SCALED, Variance.CR1S)) {
            assertThatExceptionOfType(EstimationException.class)
                    .isThrownBy(() -> fit(design, variance))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
        }
    }

    private static Fit fit(Design design, Variance variance) {
        return TwoWayFixedEffects.estimate(design, variance, 0.95);
    }
}
