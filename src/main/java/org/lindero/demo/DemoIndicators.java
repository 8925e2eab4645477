package org.lindero.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.lindero.indicator.Amount;
import org.lindero.indicator.Baseline;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.Classification;
import org.lindero.indicator.Collecting;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.Frequency;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.Limits;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.MeasurementState;
import org.lindero.indicator.MirLevel;
import org.lindero.indicator.Range;
import org.lindero.indicator.StoredValue;
import org.lindero.indicator.Target;
import org.lindero.security.DemoMode;
import org.springframework.stereotype.Component;

/** The demo's indicators, with two years of approved values and the last month still due. */
@Component
class DemoIndicators {

    private static final int MONTHS_BACK = 24;
    private static final long SEED = 97;
    private static final String UNIT = "Dirección de Prevención Social";

    /** An indicator of the demo: its level and usual monthly value. */
    private record Plan(
            String code, String name, MirLevel level, String group, String unit, CountedAs counted, int usual) {}

    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "JOV-01",
                    "Jóvenes inscritos en empleo",
                    MirLevel.COMPONENT,
                    "Componente 1 · Empleo juvenil",
                    "jóvenes",
                    CountedAs.UNIQUE_PERSONS,
                    24),
            new Plan(
                    "JOV-02",
                    "Jóvenes colocados en un empleo",
                    MirLevel.COMPONENT,
                    "Componente 1 · Empleo juvenil",
                    "jóvenes",
                    CountedAs.UNIQUE_PERSONS,
                    9),
            new Plan(
                    "JOV-03",
                    "Talleres de oficio impartidos",
                    MirLevel.ACTIVITY,
                    "Componente 1 · Empleo juvenil",
                    "talleres",
                    CountedAs.ATTENDANCES,
                    6),
            new Plan(
                    "ESP-01",
                    "Espacios públicos en uso",
                    MirLevel.COMPONENT,
                    "Componente 2 · Espacio público",
                    "espacios",
                    CountedAs.ATTENDANCES,
                    4),
            new Plan(
                    "ESP-02",
                    "Asistencias a actividades en el parque",
                    MirLevel.ACTIVITY,
                    "Componente 2 · Espacio público",
                    "asistencias",
                    CountedAs.ATTENDANCES,
                    180),
            new Plan(
                    "COM-01",
                    "Reuniones del comité vecinal",
                    MirLevel.ACTIVITY,
                    "Componente 3 · Comunidad",
                    "reuniones",
                    CountedAs.ATTENDANCES,
                    3));

    private final IndicatorService indicators;
    private final MeasurementService measurements;

    DemoIndicators(IndicatorService indicators, MeasurementService measurements) {
        this.indicators = indicators;
        this.measurements = measurements;
    }

    /** Defines the indicators and fills them up to the month before {@code last}; gives their ids by code. */
    Map<String, Long> create(Set<Long> areaIds, YearMonth last) {
        var since = last.minusMonths(MONTHS_BACK);
        var ids = new LinkedHashMap<String, Long>();
        for (var plan : PLANS) {
            var usual = BigDecimal.valueOf(plan.usual());
            var draft = IndicatorDraft.of(
                            plan.code(), plan.name(), Calculation.count(plan.unit(), plan.counted()), since)
                    .withDefinition(plan.name() + ", contados por el equipo de campo en cada área durante el mes.")
                    .with(Classification.of(plan.level(), plan.group()))
                    .with(collecting(since, areaIds))
                    .with(new Limits(
                            Range.of(plan.usual() / 2, plan.usual() * 2L), Range.of(0, plan.usual() * 50L), null))
                    .with(new Baseline(usual.divide(BigDecimal.TWO), since.getYear(), "Diagnóstico inicial"))
                    .withTargets(new Target(null, last, usual.add(BigDecimal.ONE)));
            ids.put(plan.code(), indicators.create(draft));
        }
        var staying = IndicatorDraft.of(
                        "JOV-04",
                        "Permanencia a los tres meses",
                        Calculation.share("Jóvenes que siguen en el empleo", "Jóvenes colocados tres meses antes"),
                        since)
                .withDefinition("Jóvenes que siguen empleados tres meses después, entre los colocados.")
                .with(Classification.of(MirLevel.PURPOSE, "Propósito"))
                .with(collecting(since, areaIds))
                .with(new Limits(Range.of(50, 100), Range.of(0, 100), null))
                .with(new Baseline(BigDecimal.valueOf(60), since.getYear(), "Diagnóstico inicial"))
                .withTargets(new Target(null, last, BigDecimal.valueOf(80)));
        ids.put("JOV-04", indicators.create(staying));
        measurements.store(history(ids, areaIds, since, last));
        return ids;
    }

    private static Collecting collecting(YearMonth since, Set<Long> areaIds) {
        return new Collecting(Frequency.MONTHLY, since, 10, "Listas y bitácora de campo", UNIT, areaIds);
    }

    private static List<StoredValue> history(
            Map<String, Long> ids, Set<Long> areaIds, YearMonth since, YearMonth last) {
        var random = new SplittableRandom(SEED);
        var values = new ArrayList<StoredValue>();
        for (long area : areaIds.stream().sorted().toList()) {
            for (var month = since; month.isBefore(last); month = month.plusMonths(1)) {
                for (var plan : PLANS) {
                    long value = Math.max(0, Math.round(plan.usual() * (0.8 + 0.4 * random.nextDouble())));
                    values.add(value(id(ids, plan.code()), area, month, Amount.of(value)));
                }
                int placed = 8 + random.nextInt(6);
                values.add(value(id(ids, "JOV-04"), area, month, Amount.ratio(placed - 2 - random.nextInt(3), placed)));
            }
        }
        return values;
    }

    private static StoredValue value(long indicator, long area, YearMonth month, Amount amount) {
        var author = DemoMode.Account.FIELD_OFFICER;
        return new StoredValue(
                indicator, area, month, amount, "", MeasurementState.APPROVED, author.username(), author.displayName());
    }

    /** The id of an indicator that was created above. */
    static long id(Map<String, Long> ids, String code) {
        return Objects.requireNonNull(ids.get(code), code);
    }
}
