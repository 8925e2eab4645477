package org.lindero.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a manager may enter for a project. An instance is always valid.
 *
 * @param line        of the programme
 * @param riskFactors of the diagnosis that the project addresses, in the words of the diagnosis
 * @param budget      by year
 */
public record ProjectDraft(
        String code,
        String name,
        long programmeId,
        String line,
        String responsibleUnit,
        String partners,
        String targetPopulation,
        Set<String> riskFactors,
        PreventionLevel preventionLevel,
        InterventionSetting setting,
        Map<Integer, BigDecimal> budget,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    public static final int CODE_MAX = 40;
    public static final int NAME_MAX = 200;
    public static final int PARTNERS_MAX = 1000;
    public static final int POPULATION_MAX = 500;
    private static final BigDecimal BUDGET_LIMIT = new BigDecimal("100000000000000");

    public ProjectDraft {
        code = Checks.filled(code, CODE_MAX, "code");
        name = Checks.filled(name, NAME_MAX, "name");
        line = Checks.text(line, NAME_MAX, "line");
        responsibleUnit = Checks.text(responsibleUnit, NAME_MAX, "responsibleUnit");
        partners = Checks.text(partners, PARTNERS_MAX, "partners");
        targetPopulation = Checks.text(targetPopulation, POPULATION_MAX, "targetPopulation");
        riskFactors = riskFactors.stream()
                .map(factor -> Checks.filled(factor, NAME_MAX, "risk factor"))
                .collect(Collectors.toUnmodifiableSet());
        budget = Map.copyOf(budget);
        Checks.require(
                budget.keySet().stream().allMatch(ProgrammeDraft::isYear)
                        && budget.values().stream().allMatch(ProjectDraft::isBudget),
                "budget: from 0, two decimals at most, by year");
        Checks.require(inOrder(startsOn, endsOn), "endsOn before startsOn");
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean inOrder(LocalDate startsOn, @Nullable LocalDate endsOn) {
        return Checks.inOrder(startsOn, endsOn);
    }

    /** Whether an amount can be a year's budget. */
    public static boolean isBudget(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.compareTo(BUDGET_LIMIT) < 0
                && amount.stripTrailingZeros().scale() <= 2;
    }
}
