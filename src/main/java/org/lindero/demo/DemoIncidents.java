package org.lindero.demo;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeTarget;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointImportPlan;
import org.lindero.incident.table.TableFile;
import org.springframework.stereotype.Component;

/**
 * The demo's incidents with a place: of each recorded robbery of the last {@value #MONTHS_BACK} months it is drawn whether a weapon
 * was used, so that this series never has more than that of all robberies. Half of them happen around one corner of their area.
 */
@Component
class DemoIncidents {

    static final String ARMED = "ROBO-ARMA";
    static final int MONTHS_BACK = 12;

    private static final double ARMED_SHARE = 0.15;
    private static final double METRE_DEGREES = 1e-5;
    private static final double SPREAD_DEGREES = 60 * METRE_DEGREES;
    private static final long SEED = 4_711;

    private final OutcomeService outcomes;

    DemoIncidents(OutcomeService outcomes) {
        this.outcomes = outcomes;
    }

    /** Imports them as a file with one row each. */
    void importAll(DemoCity city, YearMonth first) {
        var table = TableFile.read("robos-con-arma.csv", csv(city, first).getBytes(StandardCharsets.UTF_8));
        var draft = new OutcomeDraft(ARMED, "Robo a transeúnte con arma", "delitos registrados", false);
        outcomes.importPoints(new PointImportPlan(
                table,
                PointColumns.guess(table),
                Map.of("con arma", new OutcomeTarget.New(draft)),
                first.plusMonths(DemoCity.MONTHS - MONTHS_BACK),
                first.plusMonths(DemoCity.MONTHS - 1)));
    }

    private static String csv(DemoCity city, YearMonth first) {
        var random = new SplittableRandom(SEED);
        var robberies = city.robberies();
        var rows = new StringBuilder("folio,fecha,hora,delito,longitud,latitud\n");
        int number = 0;
        for (int area = 0; area < DemoCity.AREAS; area++) {
            var ground = ground(city.ring(area));
            var corner = somewhere(ground, random);
            for (int month = DemoCity.MONTHS - MONTHS_BACK; month < DemoCity.MONTHS; month++) {
                for (int robbery = 0; robbery < robberies[area][month]; robbery++) {
                    if (random.nextDouble() < ARMED_SHARE) {
                        var place = random.nextBoolean() ? near(corner, ground, random) : somewhere(ground, random);
                        var day = first.plusMonths(month).atDay(1 + random.nextInt(28));
                        rows.append(row(++number, day, (18 + random.nextInt(9)) % 24, place));
                    }
                }
            }
        }
        return rows.toString();
    }

    private static String row(int number, LocalDate day, int hour, Point2D place) {
        return String.format(
                Locale.ROOT, "F-%d,%s,%d,con arma,%.6f,%.6f\n", number, day, hour, place.getX(), place.getY());
    }

    private static Path2D ground(double[][] ring) {
        var path = new Path2D.Double();
        path.moveTo(ring[0][0], ring[0][1]);
        for (int i = 1; i < ring.length; i++) {
            path.lineTo(ring[i][0], ring[i][1]);
        }
        return path;
    }

    private static Point2D somewhere(Path2D ground, SplittableRandom random) {
        var box = ground.getBounds2D();
        return drawn(
                ground,
                () -> new Point2D.Double(
                        box.getX() + box.getWidth() * random.nextDouble(),
                        box.getY() + box.getHeight() * random.nextDouble()));
    }

    private static Point2D near(Point2D corner, Path2D ground, SplittableRandom random) {
        return drawn(
                ground,
                () -> new Point2D.Double(
                        corner.getX() + SPREAD_DEGREES * random.nextGaussian(),
                        corner.getY() + SPREAD_DEGREES * random.nextGaussian()));
    }

    /** The first place that lies inside with all that is a metre around it, so that rounding leaves it there. */
    private static Point2D drawn(Path2D ground, Supplier<Point2D> draw) {
        while (true) {
            var place = draw.get();
            if (ground.contains(
                    place.getX() - METRE_DEGREES, place.getY() - METRE_DEGREES, 2 * METRE_DEGREES, 2 * METRE_DEGREES)) {
                return place;
            }
        }
    }
}
