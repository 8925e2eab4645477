package org.lindero.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached by the end of a period; the latest one is the final target, those before it are steps.
 *
 * @param areaId null when it holds in every area that has none of its own
 */
@Embeddable
public record Target(
        @Nullable Long areaId,
        YearMonth period,
        @Column(name = "target") BigDecimal value) {

    public Target {
        value = Decimals.plain(value);
    }

    /** The target that work in {@code areaId} heads for in {@code period}: the next one to come, the area's own first. */
    static Optional<Target> inForce(Collection<Target> targets, long areaId, YearMonth period) {
        var ahead = targets.stream()
                .filter(target -> !target.period.isBefore(period))
                .sorted(Comparator.comparing(Target::period))
                .toList();
        return ahead.stream()
                .filter(target -> target.areaId != null && target.areaId == areaId)
                .findFirst()
                .or(() -> inForceEverywhere(targets, period));
    }

    /** The target of all areas that is headed for in {@code period}. */
    static Optional<Target> inForceEverywhere(Collection<Target> targets, YearMonth period) {
        return targets.stream()
                .filter(target -> target.areaId == null && !target.period.isBefore(period))
                .min(Comparator.comparing(Target::period));
    }

    /** The final target: the latest of all areas, else the latest of any. */
    static Optional<Target> last(Collection<Target> targets) {
        return targets.stream()
                .max(Comparator.comparing((Target target) -> target.areaId == null)
                        .thenComparing(Target::period));
    }
}
