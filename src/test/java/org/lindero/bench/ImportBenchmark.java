package org.lindero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.lindero.Application;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeTarget;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointImportPlan;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The whole import as a user waits for it: 1,000 polygons, then 1 million incidents, into an embedded database on disk. */
public final class ImportBenchmark {

    private ImportBenchmark() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("lindero-bench");
        var url = "jdbc:h2:file:" + folder.resolve("bench")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        try (var context = new SpringApplicationBuilder(Application.class)
                .run("--server.port=0", "--lindero.demo=false", "--spring.datasource.url=" + url)) {
            SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
            var areas = context.getBean(AreaService.class);
            var outcomes = context.getBean(OutcomeService.class);
            timed("1,000 polygons imported and repaired, neighbours and all", () -> importAreas(areas));
            var csv = GeneratedCity.THOUSAND.incidents(1_000_000);
            timed("1,000,000 incidents imported: read, located, counted, stored", () -> importPoints(outcomes, csv));
        }
    }

    private static Object importAreas(AreaService areas) {
        var file = BoundaryReader.read("areas.geojson", GeneratedCity.THOUSAND.geoJson());
        return areas.importBoundaries(new BoundaryImportPlan(
                file, areas.guess(file), AreaKind.POLYGON, null, LocalDate.of(2022, 1, 1), true, 2022));
    }

    private static Object importPoints(OutcomeService outcomes, byte[] csv) {
        var table = TableFile.read("incidents.csv", csv);
        var targets = new java.util.HashMap<String, OutcomeTarget>();
        for (var category : GeneratedCity.CATEGORIES) {
            targets.put(category, new OutcomeTarget.New(new OutcomeDraft(category, category, "delitos", false)));
        }
        return outcomes.importPoints(new PointImportPlan(
                table, PointColumns.guess(table), Map.copyOf(targets), YearMonth.of(2022, 1), YearMonth.of(2025, 12)));
    }

    private static void timed(String what, Supplier<?> work) {
        long start = System.nanoTime();
        var result = work.get();
        System.out.printf(
                Locale.ROOT, "  %-64s %8.2f s%s%n", what, (System.nanoTime() - start) / 1e9, result == null ? "?" : "");
    }
}
