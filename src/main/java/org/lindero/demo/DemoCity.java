package org.lindero.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The invented municipality of San Jacinto del Llano: 120 areas in three zones, 12 columns by 10 rows of irregular blocks
 * that share their borders exactly, and {@value #MONTHS} months of recorded robberies.
 *
 * <p><b>What is true in it.</b> The main project works in the six areas of {@link #TREATED} from month {@value #START} on
 * (counted from 0). There it lowers the expected count of street robberies by {@value #TRUE_EFFECT_PERCENT} %; in the areas that touch them (ring 1) it
 * lowers them by {@value #TRUE_RING_PERCENT} % (diffusion of benefits); further away it does nothing. Everything else (size of the
 * area, season, the trend of the zone, chance) is the same with and without it. Family violence is not touched by the project.
 *
 * <p>The same seed gives the same city on every machine. This one was chosen for an ordinary draw: before the start, treated and
 * comparison areas happen to move alike, so that the demo shows the method and not bad luck.
 */
final class DemoCity {

    static final int COLUMNS = 12;
    static final int ROWS = 10;
    static final int AREAS = COLUMNS * ROWS;
    static final int MONTHS = 48;
    static final int START = 24;
    static final int TRUE_EFFECT_PERCENT = 30;
    static final int TRUE_RING_PERCENT = 8;

    /** Six areas in the centre: columns 5 and 6 of rows 1 to 3. */
    static final List<Integer> TREATED = List.of(at(5, 1), at(6, 1), at(5, 2), at(6, 2), at(5, 3), at(6, 3));

    /** The corner where two other projects work: columns 10 and 11 of rows 8 and 9. */
    static final List<Integer> CORNER = List.of(at(10, 8), at(11, 8), at(10, 9), at(11, 9));

    /** The key of the invented municipality; no state has number 99. */
    static final String MUNICIPALITY = "99001";

    static final List<String> ZONES = List.of("Poniente", "Centro", "Oriente");

    private static final long SEED = 20_150_135;
    private static final double WEST = -104.20;
    private static final double NORTH = 25.10;
    private static final double WIDTH = 0.0060;
    private static final double HEIGHT = 0.0055;

    private static final List<String> KINDS =
            List.of("Los", "Villas de los", "Valle de los", "Lomas de los", "Rincón de los");
    private static final List<String> TREES = List.of(
            "Sauces",
            "Mezquites",
            "Nogales",
            "Encinos",
            "Huizaches",
            "Álamos",
            "Cedros",
            "Fresnos",
            "Olivos",
            "Pinos",
            "Naranjos",
            "Duraznos",
            "Granados",
            "Laureles",
            "Sabinos",
            "Ébanos",
            "Tulipanes",
            "Girasoles",
            "Cerezos",
            "Almendros",
            "Ciruelos",
            "Membrillos",
            "Pirules",
            "Tejocotes");

    private final double[][] east = new double[ROWS + 1][COLUMNS + 1];
    private final double[][] north = new double[ROWS + 1][COLUMNS + 1];
    private final int[] population = new int[AREAS];
    private final double[] robberyLevel = new double[AREAS];

    DemoCity() {
        var random = new SplittableRandom(SEED);
        for (int row = 0; row <= ROWS; row++) {
            for (int column = 0; column <= COLUMNS; column++) {
                boolean edge = row == 0 || row == ROWS || column == 0 || column == COLUMNS;
                double loose = edge ? 0.12 : 0.30;
                east[row][column] = WEST + WIDTH * (column + loose * (random.nextDouble() - 0.5) * 2);
                north[row][column] = NORTH - HEIGHT * (row + loose * (random.nextDouble() - 0.5) * 2);
            }
        }
        for (int area = 0; area < AREAS; area++) {
            population[area] = 1_800 + random.nextInt(5_200);
            robberyLevel[area] = 6 + 10 * population[area] / 7_000.0 + 5 * random.nextDouble();
        }
        TREATED.forEach(area -> robberyLevel[area] += 5);
    }

    static int at(int column, int row) {
        return row * COLUMNS + column;
    }

    static String code(int area) {
        return "SJ-%03d".formatted(area + 1);
    }

    static String name(int area) {
        return KINDS.get(area % KINDS.size()) + " " + TREES.get((area / KINDS.size()) % TREES.size());
    }

    static String zone(int area) {
        return ZONES.get(area % COLUMNS / 4);
    }

    /** Two in each zone, north and south. */
    static String sector(int area) {
        return "Sector " + (1 + 2 * (area % COLUMNS / 4) + area / COLUMNS / 5);
    }

    int population(int area) {
        return population[area];
    }

    /** Whether two areas share at least a corner: neighbours in the grid. */
    static boolean touch(int a, int b) {
        return a != b && Math.abs(a % COLUMNS - b % COLUMNS) <= 1 && Math.abs(a / COLUMNS - b / COLUMNS) <= 1;
    }

    /** Areas that touch a treated one and are not treated themselves. */
    static List<Integer> ringOne() {
        return IntStream.range(0, AREAS)
                .filter(area -> !TREATED.contains(area) && TREATED.stream().anyMatch(treated -> touch(treated, area)))
                .boxed()
                .toList();
    }

    /** The areas as GeoJSON in longitude and latitude, with {@code codigo, nombre, zona, sector, poblacion}. */
    String geoJson() {
        var features = new ArrayList<String>();
        for (int area = 0; area < AREAS; area++) {
            features.add("""
                    {"type":"Feature","properties":{"codigo":"%s","nombre":"%s","zona":"%s","sector":"%s","municipio":"%s","poblacion":%d},\
                    "geometry":{"type":"Polygon","coordinates":[[%s]]}}\
                    """.formatted(
                    code(area), name(area), zone(area), sector(area), MUNICIPALITY, population[area], corners(area)));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    /** The municipality as GeoJSON: everything inside the outer line of the areas. */
    String municipalityGeoJson() {
        var points = new ArrayList<String>();
        for (int row = 0; row <= ROWS; row++) {
            points.add(point(row, 0));
        }
        for (int column = 1; column <= COLUMNS; column++) {
            points.add(point(ROWS, column));
        }
        for (int row = ROWS - 1; row >= 0; row--) {
            points.add(point(row, COLUMNS));
        }
        for (int column = COLUMNS - 1; column >= 0; column--) {
            points.add(point(0, column));
        }
        return """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"codigo":"%s","nombre":"San Jacinto del Llano"},\
                "geometry":{"type":"Polygon","coordinates":[[%s]]}}]}
                """.formatted(MUNICIPALITY, String.join(",", points));
    }

    private String point(int row, int column) {
        return String.format(Locale.ROOT, "[%.6f,%.6f]", east[row][column], north[row][column]);
    }

    private String corners(int area) {
        return Arrays.stream(ring(area))
                .map(corner -> String.format(Locale.ROOT, "[%.6f,%.6f]", corner[0], corner[1]))
                .collect(Collectors.joining(","));
    }

    /** The corners of an area in longitude and latitude, the first one again at the end. */
    double[][] ring(int area) {
        int column = area % COLUMNS;
        int row = area / COLUMNS;
        int[][] ring = {{row, column}, {row + 1, column}, {row + 1, column + 1}, {row, column + 1}, {row, column}};
        return Arrays.stream(ring)
                .map(corner -> new double[] {east[corner[0]][corner[1]], north[corner[0]][corner[1]]})
                .toArray(double[][]::new);
    }

    /** Expected street robberies of an area in a month, with the project or as if it had never been. */
    double expectedRobberies(int area, int month, boolean withProject) {
        double season = 1 + 0.12 * Math.sin(2 * Math.PI * month / 12.0);
        double trend = 1 + 0.004 * (area % COLUMNS / 4 - 1) * month;
        double effect = 1;
        if (withProject && month >= START) {
            if (TREATED.contains(area)) {
                effect = 1 - TRUE_EFFECT_PERCENT / 100.0;
            } else if (ringOne().contains(area)) {
                effect = 1 - TRUE_RING_PERCENT / 100.0;
            }
        }
        return robberyLevel[area] * season * trend * effect;
    }

    /** Recorded street robberies, [area][month]: Poisson around the expectation, which itself wanders a little. */
    int[][] robberies() {
        var random = new SplittableRandom(SEED + 1);
        var counts = new int[AREAS][MONTHS];
        for (int area = 0; area < AREAS; area++) {
            for (int month = 0; month < MONTHS; month++) {
                double wander = Math.exp(0.08 * gaussian(random) - 0.0032);
                counts[area][month] = poisson(random, expectedRobberies(area, month, true) * wander);
            }
        }
        return counts;
    }

    /** Recorded family violence, [area][month]; rises slowly everywhere and knows nothing of the project. */
    int[][] familyViolence() {
        var random = new SplittableRandom(SEED + 2);
        var counts = new int[AREAS][MONTHS];
        for (int area = 0; area < AREAS; area++) {
            for (int month = 0; month < MONTHS; month++) {
                counts[area][month] = poisson(random, population[area] / 1_500.0 * (1 + 0.005 * month));
            }
        }
        return counts;
    }

    private static double gaussian(RandomGenerator random) {
        return random.nextGaussian();
    }

    /** Knuth's product of uniforms; the means here are below 60, where it is exact and quick enough. */
    private static int poisson(RandomGenerator random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
