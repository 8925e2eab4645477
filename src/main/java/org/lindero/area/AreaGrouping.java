package org.lindero.area;

import org.jspecify.annotations.Nullable;

/** A grouping of areas beside the hierarchy, such as police zones with their sectors, or school zones. */
public enum AreaGrouping {
    /** The larger one. */
    ZONE,
    /** The smaller one. */
    SECTOR;

    /** How many characters its name may have. */
    public static final int NAME_MAX = 60;

    /** The group that an area belongs to; null for none. */
    public @Nullable String of(AreaSummary area) {
        return this == ZONE ? area.zone() : area.sector();
    }
}
