package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ficha técnica as a user enters it. An instance is always valid. */
public record IndicatorDraft(
        String code,
        String name,
        String definition,
        Classification classification,
        Calculation calculation,
        Collecting collecting,
        Limits limits,
        @Nullable Baseline baseline,
        List<Target> targets) {

    public static final int NAME_MAX = 200;
    public static final int DEFINITION_MAX = 2000;
    private static final Pattern CODE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9._-]{0,39}");

    public IndicatorDraft {
        code = code.strip();
        name = name.strip();
        definition = definition.strip();
        targets = List.copyOf(targets);
        if (!isCode(code)) {
            throw new IllegalArgumentException("code: 1 to 40 letters, digits, dot, hyphen, underscore");
        }
        if (name.isEmpty() || name.length() > NAME_MAX || definition.length() > DEFINITION_MAX) {
            throw new IllegalArgumentException("name: 1 to " + NAME_MAX + " characters");
        }
        if (!areDistinct(targets)) {
            throw new IllegalArgumentException("two targets for one area and period");
        }
    }

    /** A monthly activity indicator without limits, baseline, targets or areas; the {@code with} methods say the rest. */
    public static IndicatorDraft of(String code, String name, Calculation calculation, YearMonth since) {
        return new IndicatorDraft(
                code,
                name,
                "",
                Classification.of(MirLevel.ACTIVITY, ""),
                calculation,
                new Collecting(Frequency.MONTHLY, since, 10, "", "", Set.of()),
                Limits.NONE,
                null,
                List.of());
    }

    /** The rule for codes, shared with the form. */
    public static boolean isCode(String text) {
        return CODE.matcher(text.strip()).matches();
    }

    /** Whether no two targets are for the same area and period; shared with the form. */
    public static boolean areDistinct(List<Target> targets) {
        var seen = new HashSet<List<Object>>();
        return targets.stream()
                .allMatch(target -> seen.add(List.of(target.areaId() == null ? "" : target.areaId(), target.period())));
    }

    public IndicatorDraft withDefinition(String other) {
        return new IndicatorDraft(
                code, name, other, classification, calculation, collecting, limits, baseline, targets);
    }

    public IndicatorDraft with(Classification other) {
        return new IndicatorDraft(code, name, definition, other, calculation, collecting, limits, baseline, targets);
    }

    public IndicatorDraft with(Collecting other) {
        return new IndicatorDraft(
                code, name, definition, classification, calculation, other, limits, baseline, targets);
    }

    public IndicatorDraft with(Limits other) {
        return new IndicatorDraft(
                code, name, definition, classification, calculation, collecting, other, baseline, targets);
    }

    public IndicatorDraft with(Baseline other) {
        return new IndicatorDraft(
                code, name, definition, classification, calculation, collecting, limits, other, targets);
    }

    public IndicatorDraft withTargets(Target... others) {
        return new IndicatorDraft(
                code, name, definition, classification, calculation, collecting, limits, baseline, List.of(others));
    }

    /**
     * What these areas together head for in {@code period}: the sum of their targets for a count, the target of all areas (or
     * of the only one) for anything else. Empty when a target is missing.
     */
    public Optional<BigDecimal> targetOf(Collection<Long> areaIds, YearMonth period) {
        if (areaIds.size() == 1) {
            return Target.inForce(targets, areaIds.iterator().next(), period).map(Target::value);
        }
        if (calculation.kind() != ValueKind.COUNT) {
            return Target.inForceEverywhere(targets, period).map(Target::value);
        }
        var each = areaIds.stream()
                .map(areaId -> Target.inForce(targets, areaId, period))
                .toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().map(target -> target.orElseThrow().value()).reduce(BigDecimal::add)
                : Optional.empty();
    }
}
