package org.lindero.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.indicator.MirLevel;
import org.lindero.project.Finding.Reason;
import org.lindero.project.Finding.State;

/** The rules that a project must meet before it is approved, as a function of what is known of it. */
final class Readiness {

    private final ProjectFacts facts;

    private Readiness(ProjectFacts facts) {
        this.facts = facts;
    }

    /** One finding a rule, in the order of the rules. */
    static List<Finding> check(ProjectFacts facts) {
        var readiness = new Readiness(facts);
        return Arrays.stream(ReadinessRule.values()).map(readiness::finding).toList();
    }

    private Finding finding(ReadinessRule rule) {
        var reasons = reasons(rule);
        var waiver = facts.waivers().get(rule);
        State state;
        if (reasons.isEmpty()) {
            state = State.PASS;
        } else if (rule.isWarningOnly()) {
            state = State.WARNING;
        } else {
            state = waiver == null ? State.GAP : State.WAIVED;
        }
        return new Finding(rule, state, reasons, waiver);
    }

    private List<Reason> reasons(ReadinessRule rule) {
        return switch (rule) {
            case AREAS -> unless(!facts.project().areas().isEmpty(), GapReason.NO_AREA);
            case ONE_FIN_ONE_PURPOSE -> headReasons();
            case COMPONENTS_WITH_ACTIVITIES -> componentReasons();
            case MECHANISMS -> arrowReasons();
            case INDICATORS -> indicatorReasons();
            case ASSUMPTIONS ->
                rowsThat(
                        GapReason.ROW_WITHOUT_ASSUMPTION,
                        row -> row.level() != MirLevel.GOAL && row.assumption().isEmpty());
            case RISK_FACTORS -> unless(!facts.project().draft().riskFactors().isEmpty(), GapReason.NO_RISK_FACTOR);
            case CROSS_BOUNDARY -> unless(facts.spillovers() > 0, GapReason.NO_STATEMENT);
            case POLICE_LINK ->
                unless(
                        facts.policeLinks() > 0
                                || !facts.project().noPoliceReason().isEmpty(),
                        GapReason.NO_POLICE_LINK);
            case PROJECT_LINKS -> companionReasons();
            case OUTCOME_DATA -> outcomeReasons();
            case MIR_SYNTAX -> syntaxReasons();
        };
    }

    private List<Reason> headReasons() {
        int fins = names(row -> row.level() == MirLevel.GOAL).size();
        int purposes = names(row -> row.level() == MirLevel.PURPOSE).size();
        var reasons = new ArrayList<Reason>();
        if (fins != 1) {
            reasons.add(new Reason(GapReason.NOT_ONE_FIN, fins, List.of()));
        }
        if (purposes != 1) {
            reasons.add(new Reason(GapReason.NOT_ONE_PURPOSE, purposes, List.of()));
        }
        return reasons;
    }

    private List<Reason> componentReasons() {
        var components = facts.rows().stream()
                .filter(row -> row.draft().level() == MirLevel.COMPONENT)
                .toList();
        if (components.isEmpty()) {
            return List.of(new Reason(GapReason.NO_COMPONENT, 0, List.of()));
        }
        var idle = components.stream()
                .filter(component -> facts.rows().stream()
                        .noneMatch(row -> Objects.equals(row.draft().parentId(), component.id())))
                .map(component -> component.draft().narrative())
                .toList();
        return ifAny(GapReason.COMPONENT_WITHOUT_ACTIVITY, idle);
    }

    private List<Reason> arrowReasons() {
        return Stream.concat(
                        rowsThat(
                                GapReason.ROW_WITHOUT_ARROW,
                                row -> row.level() != MirLevel.GOAL && row.parentId() == null)
                                .stream(),
                        rowsThat(GapReason.ARROW_WITHOUT_MECHANISM, LogicRowDraft::lacksMechanism).stream())
                .toList();
    }

    private List<Reason> indicatorReasons() {
        return Stream.of(
                        rowsThat(
                                GapReason.ROW_WITHOUT_INDICATOR,
                                row -> row.indicatorIds().isEmpty()),
                        indicatorsThat(
                                GapReason.INDICATOR_WITHOUT_BASELINE, Predicate.not(IndicatorSummary::hasBaseline)),
                        indicatorsThat(GapReason.INDICATOR_WITHOUT_TARGET, Predicate.not(IndicatorSummary::hasTarget)),
                        rowsThat(GapReason.NO_MEANS, this::lacksMeans))
                .flatMap(List::stream)
                .toList();
    }

    /** The row may name its means of verification itself, or leave it to all of its indicators. */
    private boolean lacksMeans(LogicRowDraft row) {
        return row.means().isEmpty()
                && row.indicatorIds().stream()
                        .map(facts.indicators()::get)
                        .anyMatch(indicator -> indicator == null || !indicator.hasMeans());
    }

    private List<Reason> companionReasons() {
        boolean explained = !facts.project().noLinksReason().isEmpty();
        return explained ? List.of() : ifAny(GapReason.NO_PROJECT_LINK, facts.unlinkedCompanions());
    }

    private List<Reason> outcomeReasons() {
        var coverage = facts.coverage();
        if (coverage == null) {
            return List.of(new Reason(GapReason.NO_OUTCOME_SERIES, 0, List.of()));
        }
        var name = List.of(coverage.outcome());
        var reasons = new ArrayList<Reason>();
        if (coverage.treatedMissing() > 0) {
            reasons.add(new Reason(GapReason.TREATED_WITHOUT_DATA, coverage.treatedMissing(), name));
        }
        if (coverage.ringsMissing() > 0) {
            reasons.add(new Reason(GapReason.RINGS_WITHOUT_DATA, coverage.ringsMissing(), name));
        }
        if (coverage.othersComplete() < OutcomeCoverage.OTHERS) {
            reasons.add(new Reason(GapReason.FEW_OTHERS_WITH_DATA, coverage.othersComplete(), name));
        }
        return reasons;
    }

    private List<Reason> syntaxReasons() {
        return Stream.of(MirLevel.values())
                .flatMap(level ->
                        rowsThat(
                                syntax(level),
                                row -> row.level() == level && !MirSyntax.isCustomary(level, row.narrative()))
                                .stream())
                .toList();
    }

    private static GapReason syntax(MirLevel level) {
        return switch (level) {
            case GOAL -> GapReason.SYNTAX_FIN;
            case PURPOSE -> GapReason.SYNTAX_PURPOSE;
            case COMPONENT -> GapReason.SYNTAX_COMPONENT;
            case ACTIVITY -> GapReason.SYNTAX_ACTIVITY;
        };
    }

    private List<Reason> rowsThat(GapReason gap, Predicate<LogicRowDraft> lacking) {
        return ifAny(gap, names(lacking));
    }

    private List<String> names(Predicate<LogicRowDraft> chosen) {
        return facts.rows().stream()
                .map(LogicRow::draft)
                .filter(chosen)
                .map(LogicRowDraft::narrative)
                .toList();
    }

    private List<Reason> indicatorsThat(GapReason gap, Predicate<IndicatorSummary> lacking) {
        return ifAny(
                gap,
                facts.indicators().values().stream()
                        .filter(lacking)
                        .map(IndicatorSummary::name)
                        .sorted()
                        .toList());
    }

    private static List<Reason> ifAny(GapReason gap, List<String> names) {
        return names.isEmpty() ? List.of() : List.of(new Reason(gap, names.size(), names));
    }

    private static List<Reason> unless(boolean met, GapReason gap) {
        return met ? List.of() : List.of(new Reason(gap, 0, List.of()));
    }
}
