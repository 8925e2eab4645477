package org.lindero.cli.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.BoundarySurvey;
import tools.jackson.databind.json.JsonMapper;

/** Writes an inspection down, as JSON for programs and as lines for people. */
final class Report {

    private static final int SHOWN = 20;

    private Report() {}

    /** One JSON object; what does not apply is null. */
    static String json(Inspection seen) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("kind", seen.kind());
        out.put("encoding", seen.encoding());
        out.put("delimiter", seen.delimiter());
        out.put("crs", seen.crs());
        out.put(
                "rows",
                seen.rows().size() == 1 ? seen.rows().values().iterator().next() : seen.rows());
        out.put(
                "fields",
                seen.fields().stream().map(field -> field(seen, field)).toList());
        out.put("features", seen.features());
        var invalid = seen.invalid();
        out.put(
                "invalid",
                invalid == null ? null : invalid.stream().map(Report::flaw).toList());
        out.put("duplicates", seen.duplicates());
        var overlaps = seen.overlaps();
        out.put("overlaps", overlaps == null ? null : overlaps(overlaps));
        out.put("areaKm2", seen.areaKm2());
        out.put("contiguousPairs", seen.contiguousPairs());
        out.put("problems", seen.problems());
        return new JsonMapper().writeValueAsString(out);
    }

    private static Map<String, Object> field(Inspection seen, Inspection.Field field) {
        var out = new LinkedHashMap<String, Object>();
        var sheet = field.sheet();
        if (sheet != null && seen.rows().size() > 1) {
            out.put("sheet", sheet);
        }
        out.put("name", field.name());
        out.put("type", field.type().word());
        if (field.type() == ValueType.NUMBER || field.type() == ValueType.NUMBER_COMMA) {
            out.put("decimalMark", field.type() == ValueType.NUMBER ? "." : ",");
        }
        return out;
    }

    private static Map<String, @Nullable Object> overlaps(BoundarySurvey.Overlaps overlaps) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("pairs", overlaps.pairs());
        out.put("km2", overlaps.km2());
        out.put("coveredKm2", overlaps.coveredKm2());
        return out;
    }

    private static Map<String, Object> flaw(BoundarySurvey.Flaw flaw) {
        var out = new LinkedHashMap<String, Object>();
        out.put("feature", flaw.number());
        out.put("id", flaw.code());
        out.put("reason", flaw.reason());
        if (Double.isFinite(flaw.x()) && Double.isFinite(flaw.y())) {
            out.put("x", flaw.x());
            out.put("y", flaw.y());
        }
        return out;
    }

    /** Lines for a person at the terminal. */
    static String text(String name, Inspection seen) {
        var lines = new StringJoiner("\n");
        lines.add(name + ": " + seen.kind());
        add(lines, "encoding", seen.encoding());
        add(lines, "delimiter", "\t".equals(seen.delimiter()) ? "tab" : seen.delimiter());
        add(lines, "coordinate system", seen.crs());
        seen.rows().forEach((sheet, rows) -> add(lines, sheet.isEmpty() ? "rows" : "rows of " + sheet, rows));
        add(lines, "fields", fields(seen));
        add(lines, "features", seen.features());
        var invalid = seen.invalid();
        add(
                lines,
                "invalid",
                invalid == null
                        ? null
                        : some(invalid.stream().map(Report::words).toList()));
        var duplicates = seen.duplicates();
        add(lines, "duplicates", duplicates == null ? null : some(duplicates));
        var overlaps = seen.overlaps();
        add(lines, "overlaps", overlaps == null ? null : words(overlaps));
        add(lines, "surface in km2", seen.areaKm2() == null ? null : km2(seen.areaKm2()));
        add(lines, "contiguous pairs", seen.contiguousPairs());
        seen.problems().stream()
                .limit(SHOWN)
                .forEach(problem ->
                        lines.add("  %s: %s: %s".formatted(problem.level(), problem.where(), problem.message())));
        if (seen.problems().size() > SHOWN) {
            lines.add(
                    "  and %d more; --json lists all".formatted(seen.problems().size() - SHOWN));
        }
        return lines.toString();
    }

    private static String fields(Inspection seen) {
        return seen.fields().stream()
                .map(field -> field.name() + " (" + field.type().word()
                        + (field.type() == ValueType.NUMBER_COMMA ? " with comma" : "") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String words(BoundarySurvey.Overlaps overlaps) {
        var covered = overlaps.coveredKm2();
        var once = covered == null ? "" : "; ground covered, counted once: %s km2".formatted(km2(covered));
        return "%d pairs, %s km2%s".formatted(overlaps.pairs(), km2(overlaps.km2()), once);
    }

    private static String words(BoundarySurvey.Flaw flaw) {
        return "%s (feature %d, %s)"
                .formatted(flaw.code(), flaw.number(), flaw.reason())
                .strip();
    }

    private static String some(List<?> all) {
        var shown = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all.size() + ": " + shown + (all.size() > SHOWN ? ", …" : "");
    }

    private static String km2(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static void add(StringJoiner lines, String what, @Nullable Object value) {
        if (value != null) {
            lines.add("  " + what + ": " + value);
        }
    }
}
