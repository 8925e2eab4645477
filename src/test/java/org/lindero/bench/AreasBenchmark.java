package org.lindero.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.Application;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.PointLocator;
import org.lindero.incident.CountColumns;
import org.lindero.incident.CountImportPlan;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeTarget;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointReader;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast places are worked through: ten thousand polygons and a million rows of counts into each database, and a million
 * incidents into a thousand polygons. The command gives it a heap of 1 GB.
 */
public final class AreasBenchmark {

    private static final int MILLION = 1_000_000;
    private static final int TREATED_EVERY = 417;

    private final Stopwatch watch = new Stopwatch();

    private AreasBenchmark() {}

    public static void main(String[] args) throws IOException {
        var bench = new AreasBenchmark();
        bench.points();
        var folder = Files.createTempDirectory("lindero-bench");
        bench.database(
                "H2",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("bench")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        try (var server = EmbeddedPostgres.start()) {
            bench.database(
                    "PostgreSQL",
                    "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres");
        }
        bench.watch.print(System.out);
    }

    private void points() {
        var locator = new PointLocator(GeneratedCity.THOUSAND.areas());
        locate(locator, MILLION / 10); // warms up
        double few = watch.time("100,000 incidents into 1,000 polygons", 1, () -> locate(locator, MILLION / 10));
        double many = watch.time("1,000,000 incidents into 1,000 polygons", 10, () -> locate(locator, MILLION));
        watch.growth(few, many);
    }

    private static int locate(PointLocator locator, int count) {
        var table = TableFile.read("incidents.csv", GeneratedCity.THOUSAND.incidents(count));
        var points = PointReader.read(table, PointColumns.guess(table), locator);
        if (points.rows() != count) {
            throw new IllegalStateException(points.problems().toString());
        }
        return points.located();
    }

    private void database(String name, String... settings) {
        var city = GeneratedCity.TEN_THOUSAND.geoJson();
        try (var context = start(settings)) {
            var areas = context.getBean(AreaService.class);
            watch.time(
                    "10,000 polygons read, checked, stored, neighbours, two rings: " + name,
                    20,
                    () -> polygons(areas, city));
            var outcomes = context.getBean(OutcomeService.class);
            counts(outcomes, "w", MILLION / 100); // warms up
            double few = watch.time("100,000 rows of counts: " + name, 6, () -> counts(outcomes, "a", MILLION / 10));
            double many = watch.time("1,000,000 rows of counts: " + name, 60, () -> counts(outcomes, "b", MILLION));
            watch.growth(few, many);
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        var arguments = new String[settings.length + 2];
        arguments[0] = "--server.port=0";
        arguments[1] = "--lindero.demo=false";
        System.arraycopy(settings, 0, arguments, 2, settings.length);
        var context = new SpringApplicationBuilder(Application.class).run(arguments);
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        return context;
    }

    private static int polygons(AreaService areas, byte[] geoJson) {
        var file = BoundaryReader.read("areas.geojson", geoJson);
        var plan = new BoundaryImportPlan(
                file, areas.guess(file), AreaKind.POLYGON, null, LocalDate.of(2022, 1, 1), false, 2022);
        areas.dryRun(plan);
        areas.importBoundaries(plan);
        var ids = areas.list().stream().map(area -> area.id()).toList();
        Set<Long> treated =
                ids.stream().filter(id -> ids.indexOf(id) % TREATED_EVERY == 0).collect(Collectors.toSet());
        return areas.rings(treated, 2).size()
                + areas.ringsByDistance(treated, 250, 500).size();
    }

    /** What a user does: a dry run, then the import. */
    private static int counts(OutcomeService outcomes, String prefix, int rows) {
        var table = TableFile.read("counts.csv", GeneratedCity.THOUSAND.counts(rows));
        var targets = new HashMap<String, OutcomeTarget>();
        for (int i = 0; i <= rows / 40_000; i++) {
            var draft = new OutcomeDraft(prefix + i, prefix + i, "delitos", false, false);
            targets.put("delito " + i, new OutcomeTarget.New(draft));
        }
        var plan = new CountImportPlan(table, CountColumns.guess(table), Choices.STRICT, targets);
        int read = outcomes.dryRun(plan).rows();
        outcomes.importCounts(plan);
        return read;
    }
}
