package org.lindero.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * Where an indicator belongs.
 *
 * @param level                its level in the MIR
 * @param group                heading of its rows in the entry sheet, such as a component; empty means the level's name
 * @param sensitiveToReporting more trust in the authorities can raise it although less happens
 * @param outcome              whether an evaluation may take it as an outcome
 */
@Embeddable
public record Classification(
        @Column(name = "mir_level") @Enumerated(EnumType.STRING)
        MirLevel level,

        @Column(name = "sheet_group") String group,

        @Column(name = "indicator_type") @Enumerated(EnumType.STRING)
        IndicatorType type,

        @Enumerated(EnumType.STRING) Dimension dimension,
        boolean sensitiveToReporting,
        boolean outcome) {

    public static final int GROUP_MAX = 120;

    public Classification {
        group = group.strip();
        if (group.length() > GROUP_MAX) {
            throw new IllegalArgumentException("group: at most " + GROUP_MAX + " characters");
        }
    }

    /** A level's indicator with the type that the level usually has. */
    public static Classification of(MirLevel level, String group) {
        var type = level == MirLevel.GOAL || level == MirLevel.PURPOSE
                ? IndicatorType.STRATEGIC
                : IndicatorType.MANAGEMENT;
        return new Classification(level, group, type, Dimension.EFFECTIVENESS, false, false);
    }
}
