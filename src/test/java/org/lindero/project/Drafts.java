package org.lindero.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.MirLevel;

/** What is entered in the tests of this module. */
public final class Drafts {

    public static final LocalDate START = LocalDate.of(2026, 3, 1);

    private Drafts() {}

    public static ProgrammeDraft programme(String name) {
        return new ProgrammeDraft(name, "Subsidio", 2026, "Dirección de Prevención", "");
    }

    public static ProjectDraft project(String code, String name, long programmeId) {
        return new ProjectDraft(
                code,
                name,
                programmeId,
                "Empleo",
                "Dirección de Prevención",
                "",
                "Jóvenes de 15 a 24 años",
                Set.of("Desempleo juvenil"),
                PreventionLevel.SECONDARY,
                InterventionSetting.SOCIAL,
                Map.of(2026, new BigDecimal("1250000.50")),
                START,
                START.plusYears(1));
    }

    public static Exposure exposure() {
        return new Exposure(START, null, new BigDecimal("0.75"));
    }

    public static LogicRowDraft row(MirLevel level, String narrative, @Nullable Long parentId, String mechanism) {
        return new LogicRowDraft(
                level, narrative, Set.of(), "Registro", "El mercado no cae", parentId, mechanism, 6, "");
    }

    public static SpilloverDraft spillover(SpilloverKind kind, Long... areaIds) {
        return new SpilloverDraft(
                kind, Set.of(areaIds), areaIds.length == 0, false, "Los grupos se mueven de calle", null, null);
    }
}
