package org.lindero.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaCodes;
import org.lindero.area.AreaSummary;

/**
 * Finds the area that a file means: by its code, otherwise by its name when only one area has it. National files name
 * municipalities and their state: a name is then looked for in that state only.
 */
public final class AreaFinder {

    private final AreaCodes codes;
    private final Map<String, @Nullable String> names = new HashMap<>();

    private AreaFinder(AreaCodes codes) {
        this.codes = codes;
    }

    /** By code only. */
    public static AreaFinder byCode(AreaCodes codes) {
        return new AreaFinder(codes);
    }

    /** By code and by name. */
    public static AreaFinder of(List<AreaSummary> areas) {
        var finder = byCode(new AreaCodes(areas.stream().map(AreaSummary::code).toList()));
        var byId = new HashMap<Long, AreaSummary>();
        areas.forEach(area -> byId.put(area.id(), area));
        for (var area : areas) {
            var parent = area.parentId() == null ? null : byId.get(area.parentId());
            var state = MexicanStates.ofMunicipality(area.code());
            finder.name(area.name(), area.code());
            if (parent != null) {
                finder.name(key(area.name(), parent.name()), area.code());
            }
            if (state != null && (parent == null || !MexicanStates.isSame(parent.name(), state))) {
                finder.name(key(area.name(), state), area.code());
            }
        }
        return finder;
    }

    private void name(String name, String code) {
        var key = MexicanStates.bare(name);
        var known = names.get(key);
        // null: two areas have it, so neither is meant
        names.put(key, !names.containsKey(key) || code.equals(known) ? code : null);
    }

    /**
     * The code of the area; null when there is none or more than one fits.
     *
     * @param within the name of what it belongs to; empty when the file does not say
     */
    @Nullable
    String find(String written, String within) {
        var code = codes.find(written);
        if (code != null || written.isEmpty()) {
            return code;
        }
        return names.get(MexicanStates.bare(within.isEmpty() ? written : key(written, within)));
    }

    private static String key(String name, String within) {
        return name + " / " + MexicanStates.common(within);
    }
}
