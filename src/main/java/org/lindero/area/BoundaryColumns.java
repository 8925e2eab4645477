package org.lindero.area;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a boundary file mean what; an absent one is not read.
 *
 * @param code the area's code: unique and always filled
 * @param parent the code of the area above, such as the municipality
 */
public record BoundaryColumns(
        @Nullable String code,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String sector,
        @Nullable String parent,
        @Nullable String population) {

    private static final List<String> CODES = List.of(
            "cvegeo",
            "cveut",
            "codigo",
            "clave",
            "cvecol",
            "nomenclatu",
            "cuadrante",
            "code",
            "id",
            "fipsno",
            "objectid");
    private static final List<String> NAMED_KEYS =
            List.of("cvegeo", "cveut", "codigo", "clave", "cvecol", "code", "id");
    private static final List<String> NAMES =
            List.of("nombre", "name", "nomgeo", "colonia", "nomut", "nomcol", "nommun", "noment", "label", "cuadrante");
    private static final List<String> ZONES = List.of("zona", "zone", "cvezona", "region", "noregion");
    private static final List<String> SECTORS = List.of("sector", "sectorhoy", "sector2", "cvesector");
    private static final List<String> PARENTS =
            List.of("parent", "municipio", "cvemun", "alcaldia", "deleg", "delegacion", "mun");
    private static final List<String> POPULATIONS =
            List.of("poblacion", "population", "pobtot", "sumpob1", "pobtotal", "pop", "habitantes");

    /** The likely columns, by their names in Spanish and English and by what they hold. */
    public static BoundaryColumns guess(BoundaryFile file) {
        return guess(file.fields(), file.features().size());
    }

    static BoundaryColumns guess(List<BoundaryFile.Field> fields, int features) {
        var code = pick(fields, CODES, field -> field.filled() >= features && field.distinct() >= features, Set.of());
        if (code == null) {
            // a column that calls itself the key is the key, also with repeated or missing values: those are then
            // reported
            code = pick(fields, NAMED_KEYS, field -> field.filled() > 0, Set.of());
        }
        if (code == null) {
            code = fields.stream()
                    .filter(field -> features > 0 && field.filled() >= features && field.distinct() >= features)
                    .map(BoundaryFile.Field::name)
                    .findFirst()
                    .orElse(null);
        }
        var used = code == null ? Set.<String>of() : Set.of(code);
        var name = pick(fields, NAMES, field -> field.filled() > 0, used);
        return new BoundaryColumns(
                code,
                name == null ? code : name,
                pick(fields, ZONES, BoundaryColumns::groups, used),
                pick(fields, SECTORS, BoundaryColumns::groups, used),
                pick(fields, PARENTS, BoundaryColumns::groups, used),
                pick(fields, POPULATIONS, BoundaryColumns::isNumeric, used));
    }

    private static boolean groups(BoundaryFile.Field field) {
        return field.filled() > 0 && (field.distinct() < field.filled() || field.filled() == 1);
    }

    private static boolean isNumeric(BoundaryFile.Field field) {
        return !field.samples().isEmpty()
                && field.samples().stream().allMatch(sample -> sample.matches("-?[0-9]+([.,][0-9]+)?"));
    }

    private static @Nullable String pick(
            List<BoundaryFile.Field> fields, List<String> names, Predicate<BoundaryFile.Field> fits, Set<String> used) {
        for (var name : names) {
            for (var field : fields) {
                if (bare(field.name()).equals(name) && fits.test(field) && !used.contains(field.name())) {
                    return field.name();
                }
            }
        }
        return null;
    }

    private static String bare(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /**
     * What areas with such codes most likely are: the country's keys have two digits for states and five for municipalities. Anything
     * else lies around the polygons, unless the user says otherwise.
     */
    public static AreaKind guessKind(BoundaryFile file) {
        var column = guess(file).code();
        var codes =
                file.features().stream().map(feature -> feature.value(column)).toList();
        if (!codes.isEmpty() && codes.stream().allMatch(code -> code.matches("(0[1-9]|[12]\\d|3[0-2])\\d{3}"))) {
            return AreaKind.MUNICIPALITY;
        }
        return !codes.isEmpty() && codes.stream().allMatch(code -> code.matches("0[1-9]|[12]\\d|3[0-2]"))
                ? AreaKind.STATE
                : AreaKind.SURROUNDING;
    }
}
