package org.lindero.area;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which areas to list. Upper case and accents do not matter.
 *
 * @param text part of the name or code; empty for all
 * @param kinds empty for all
 * @param parentId the area above; null for all
 * @param zone a group of the larger second grouping; null for all
 * @param sector a group of the smaller second grouping; null for all
 * @param withRetired whether areas are listed too whose place others have taken
 */
public record AreaFilter(
        String text,
        Set<AreaKind> kinds,
        @Nullable Long parentId,
        @Nullable String zone,
        @Nullable String sector,
        boolean withRetired) {

    /** Everything that is in force. */
    public static final AreaFilter ALL = new AreaFilter("", Set.of(), null, null, null, false);

    public AreaFilter {
        kinds = Set.copyOf(kinds);
    }

    /** Areas in force of some kinds. */
    public static AreaFilter ofKinds(Set<AreaKind> kinds) {
        return new AreaFilter("", kinds, null, null, null, false);
    }

    /** Whether an area is to be listed. */
    public boolean matches(AreaSummary area) {
        return (kinds.isEmpty() || kinds.contains(area.kind()))
                && (parentId == null || parentId.equals(area.parentId()))
                && (zone == null || zone.equals(area.zone()))
                && (sector == null || sector.equals(area.sector()))
                && (withRetired || !area.isRetired())
                && (folded(area.name()).contains(folded(text))
                        || folded(area.code()).contains(folded(text)));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
