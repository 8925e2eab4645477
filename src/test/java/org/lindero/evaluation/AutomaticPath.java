package org.lindero.evaluation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPair;
import org.lindero.area.AreaSummary;
import org.lindero.engine.displacement.WddResult;
import org.lindero.engine.displacement.WdqResult;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.evidence.RingStatement;
import org.lindero.engine.evidence.Verdict;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PlaceResult;
import org.lindero.evaluation.EvaluationDesign.PoliceOverlap;
import org.lindero.evaluation.EvaluationDesigner.Treatment;
import org.lindero.incident.MonthlyCounts;

/**
 * From a project and counts to what is said about it, exactly as the evaluation page goes: who is compared with whom, gate,
 * inference, grade and sentence; without a database.
 */
public final class AutomaticPath {

    private static final long PROJECT = 1;

    private final EvaluationDesign design;
    private final EvaluationPanels panels;
    private final EvaluationAnalysis analysis;

    /** The treated areas and the month in which each starts; areas are 0, 1, …, in the order of the counts. */
    public AutomaticPath(
            MonthlyCounts counts,
            List<AreaPair> pairs,
            Map<Long, String> zones,
            Map<Long, YearMonth> starts,
            double boundPercent,
            long seed,
            int replications) {
        var months = counts.months();
        design = new EvaluationDesign(
                "?",
                PROJECT,
                "",
                1,
                "",
                false,
                months[0],
                months[months.length - 1],
                roles(counts, pairs, zones, starts),
                boundPercent,
                seed,
                replications,
                0.95,
                new PoliceOverlap(0, 0, 0, 0),
                null,
                new Selection(Selection.By.OTHER, null),
                List.of());
        var data = new EvaluationData(counts, pairs, null);
        panels = new EvaluationPanels(design, data);
        analysis = new EvaluationAnalysis(design, data);
    }

    private static List<AreaRole> roles(
            MonthlyCounts counts, List<AreaPair> pairs, Map<Long, String> zones, Map<Long, YearMonth> starts) {
        var treatments = starts.entrySet().stream()
                .map(one -> new Treatment(PROJECT, one.getKey(), one.getValue()))
                .toList();
        Collection<AreaSummary> areas =
                LongStream.of(counts.areaIds()).mapToObj(AutomaticPath::area).toList();
        return new EvaluationDesigner(pairs, treatments, zones)
                .assign(PROJECT, areas, LongStream.of(counts.areaIds()).boxed().collect(Collectors.toSet()));
    }

    private static AreaSummary area(long id) {
        return new AreaSummary(
                id, String.format("A%05d", id), "", AreaKind.POLYGON, null, null, null, null, null, 1, null);
    }

    /** What the page would say. */
    public record Claim(
            PlaceResult place,
            Optional<EventStudyResult> eventStudy,
            EvidenceGrade grade,
            Verdict inside,
            RingStatement around) {}

    /** @throws org.lindero.engine.EstimationException if the primary model refuses the data */
    public Claim claim() {
        var findings = analysis.findings();
        return new Claim(
                findings.place(),
                Optional.ofNullable(findings.eventStudy()),
                findings.grade(),
                findings.inside(),
                findings.around());
    }

    /** The comparison as chosen. */
    public PlacePanel panel() {
        return panels.main();
    }

    /** The descriptive measure beside the primary model, and how many months before and after the first start it counts. */
    public Optional<WddResult> wdd() {
        return Optional.ofNullable(analysis.displacement().wdd());
    }

    /** The quotient beside it. */
    public Optional<WdqResult> wdq() {
        return Optional.ofNullable(analysis.displacement().wdq());
    }

    /** Months on either side of the first start that {@link #wdd} counts. */
    public int wddMonths() {
        return analysis.displacement().months();
    }

    /** The areas that play a part. */
    public int[] areas(AreaRole.Part part) {
        return design.areas(part).stream().mapToInt(role -> (int) role.areaId()).toArray();
    }

    /** From which month each of these areas is exposed, counted from the first one of the counts. */
    public int[] exposedFrom(AreaRole.Part part) {
        var first = design.from();
        return design.areas(part).stream()
                .map(AreaRole::firstExposed)
                .mapToInt(month -> month == null ? Integer.MAX_VALUE : (int) first.until(month, ChronoUnit.MONTHS))
                .toArray();
    }

    /** The month of the first start, counted from the first one of the counts. */
    public int start() {
        return IntStream.of(exposedFrom(AreaRole.Part.TREATED)).min().orElseThrow();
    }
}
