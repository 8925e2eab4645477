package org.lindero.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.Totals;

/** Guesses which column is which from its heading, in Spanish and English, and from what stands in it. */
final class Headings {

    static final List<String> AREA = List.of(
            "cvegeo",
            "cvemunicipio",
            "clave",
            "codigo",
            "codigoarea",
            "clavearea",
            "cvearea",
            "areacode",
            "code",
            "cuadrante",
            "poligono",
            "cveut",
            "cvecol",
            "cvemun",
            "orgunit",
            "area",
            "lsoacode",
            "unidad",
            "sector",
            "colonia",
            "municipio",
            "alcaldia",
            "delegacion");
    static final List<String> WITHIN = List.of("entidad", "estado", "nomentidad");
    static final List<String> PERIOD =
            List.of("periodo", "period", "aniomes", "anomes", "fecha", "date", "month", "mes");
    static final List<String> YEAR = List.of("ano", "anio", "year", "aniohecho");
    static final List<String> CATEGORY = List.of(
            "delito",
            "categoria",
            "category",
            "crime",
            "crimetype",
            "tipodelito",
            "tipodedelito",
            "subtipo",
            "incidente",
            "offence",
            "offense",
            "tipo",
            "type",
            "dataelement");

    /** Columns that say the category only together, from the widest on. */
    private static final List<List<String>> SEVERAL = List.of(
            List.of("tipodedelito", "subtipodedelito", "modalidad"),
            List.of("modalidad", "tipo", "subtipo"),
            List.of("dataelement", "categoryoptioncombo"));

    static final List<String> COUNT = List.of(
            "count",
            "conteo",
            "casos",
            "cuenta",
            "incidentes",
            "robos",
            "total",
            "numero",
            "cantidad",
            "frecuencia",
            "valor",
            "value",
            "n",
            "delitos",
            "registros");
    static final List<String> DATE = List.of(
            "fechahecho",
            "fechahechos",
            "fecha",
            "date",
            "datetime",
            "fechainicio",
            "month",
            "mes",
            "livedate",
            "start",
            "today",
            "submissiontime");
    static final List<String> HOUR = List.of("horahecho", "horahechos", "hora", "hour", "time");
    static final List<String> ID = List.of("crimeid", "folio", "idincidente", "idhecho", "uuid");
    static final List<String> LONGITUDE = List.of("longitud", "longitude", "lon", "lng", "long", "x", "coordx");
    static final List<String> LATITUDE = List.of("latitud", "latitude", "lat", "y", "coordy");

    private final Table table;
    private final List<Row> samples;

    Headings(Table table) {
        this.table = table;
        samples = table.samples();
    }

    /** The area's code, or its name. */
    @Nullable
    String area() {
        return pick(AREA);
    }

    /** What was counted; several columns where only they say it together. */
    List<String> categories() {
        for (var several : SEVERAL) {
            var found = several.stream()
                    .map(name -> pick(List.of(name)))
                    .filter(Objects::nonNull)
                    .filter(this::isFilled)
                    .toList();
            if (found.size() == several.size()) {
                return found;
            }
        }
        var one = pick(CATEGORY);
        return one == null ? List.of() : List.of(one);
    }

    /** Longitude or latitude; in forms their names stand behind that of the question. */
    @Nullable
    String coordinate(List<String> names) {
        var exact = pick(names, PointText::isNumber);
        if (exact != null) {
            return exact;
        }
        return table.headings().stream()
                .filter(heading ->
                        bare(heading).endsWith(names.get(1)) || bare(heading).endsWith(names.getFirst()))
                .filter(heading -> isFilled(heading) && mostFit(heading, PointText::isNumber))
                .findFirst()
                .orElse(null);
    }

    /** How many; by its heading, otherwise the last column of numbers that is not taken. */
    @Nullable
    String count(List<@Nullable String> taken) {
        var named = pick(COUNT, cell -> !(CountText.parse(cell, table.decimalComma()) instanceof CountText.NotANumber));
        return named == null ? lastNumeric(taken) : named;
    }

    /** The columns that hold numbers only, without codes, years, coordinates and totals. */
    List<String> numeric() {
        return table.headings().stream()
                .filter(heading -> !Totals.isTotal(heading)
                        && Stream.of(AREA, PERIOD, YEAR, ID, LONGITUDE, LATITUDE)
                                .noneMatch(names -> names.contains(bare(heading))))
                .filter(heading -> isFilled(heading) && allFit(heading))
                .toList();
    }

    private boolean allFit(String heading) {
        int column = table.column(heading);
        return samples.stream()
                .map(row -> row.cell(column))
                .noneMatch(cell -> CountText.parse(cell, table.decimalComma()) instanceof CountText.NotANumber);
    }

    private boolean isFilled(String heading) {
        int column = table.column(heading);
        return samples.stream().anyMatch(row -> !row.cell(column).isEmpty());
    }

    @Nullable
    String pick(List<String> names) {
        return pick(names, cell -> true);
    }

    /** The first heading of the list most of whose filled sample cells fit: a few wrong cells must not hide a column. */
    @Nullable
    String pick(List<String> names, Predicate<String> fits) {
        for (var name : names) {
            for (var heading : table.headings()) {
                if (bare(heading).equals(name) && mostFit(heading, fits)) {
                    return heading;
                }
            }
        }
        return null;
    }

    /** The last column that holds numbers only and is not taken. */
    @Nullable
    String lastNumeric(List<@Nullable String> taken) {
        for (var heading : table.headings().reversed()) {
            if (!taken.contains(heading)
                    && mostFit(
                            heading, cell -> CountText.parse(cell, table.decimalComma()) instanceof CountText.Number)) {
                return heading;
            }
        }
        return null;
    }

    private boolean mostFit(String heading, Predicate<String> fits) {
        int column = table.column(heading);
        var filled = samples.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return filled.stream().filter(fits).count() * 2 > filled.size() || filled.isEmpty();
    }

    static String bare(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
