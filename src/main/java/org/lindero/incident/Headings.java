package org.lindero.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Guesses which column is which from its heading, in Spanish and English, and from what stands in it. */
final class Headings {

    static final List<String> AREA = List.of(
            "cvegeo",
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
            "area",
            "lsoacode",
            "unidad",
            "sector",
            "colonia",
            "municipio");
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
            "type");
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
    static final List<String> DATE =
            List.of("fechahecho", "fechahechos", "fecha", "date", "datetime", "fechainicio", "month", "mes");
    static final List<String> HOUR = List.of("horahecho", "horahechos", "hora", "hour", "time");
    static final List<String> LONGITUDE = List.of("longitud", "longitude", "lon", "lng", "long", "x", "coordx");
    static final List<String> LATITUDE = List.of("latitud", "latitude", "lat", "y", "coordy");

    private final TableFile table;

    Headings(TableFile table) {
        this.table = table;
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
                    && mostFit(heading, cell -> CountText.parse(cell, true) instanceof CountText.Number)) {
                return heading;
            }
        }
        return null;
    }

    private boolean mostFit(String heading, Predicate<String> fits) {
        int column = table.column(heading);
        var filled = table.samples().stream()
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
