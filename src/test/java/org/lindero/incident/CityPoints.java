package org.lindero.incident;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.SharedData;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The incidents of one borough of Mexico City, which are published as lists, a file a neighbourhood; here they are one table
 * with a row an incident.
 *
 * @param neighbourhoods by the names of their files
 * @param categories as they are written, some with a blank behind
 * @param sums what the files count themselves
 */
record CityPoints(Table table, List<String> neighbourhoods, Set<String> categories, int sums) {

    static final String FOLDER = "02_cdmx_colonias_incidentes";

    static CityPoints of(String borough) throws IOException {
        var text = new StringWriter();
        var names = new ArrayList<String>();
        var categories = new HashSet<String>();
        int sums = 0;
        try (var out = CsvWriter.builder().build(text);
                var files = Files.list(SharedData.require("data/" + FOLDER + "/data/" + borough))) {
            out.writeRecord("colonia", "latitud", "longitud", "delito", "fecha_hecho", "hora_hecho");
            for (var file : files.sorted().toList()) {
                var json = new JsonMapper().readTree(Files.readString(file));
                var name = name(file);
                names.add(name);
                for (var sum : json.path("agregados")) {
                    sums += sum.get(3).asInt();
                }
                for (var point : json.path("puntos")) {
                    categories.add(text(point, 2));
                    out.writeRecord(
                            name, text(point, 0), text(point, 1), text(point, 2), text(point, 3), text(point, 4));
                }
            }
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new CityPoints(TableFile.read(borough + ".csv", bytes), names, categories, sums);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static String text(JsonNode point, int place) {
        return point.get(place).asString();
    }
}
