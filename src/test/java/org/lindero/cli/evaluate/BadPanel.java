package org.lindero.cli.evaluate;

import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Panels of a board of 6 × 6 areas over 12 months that no method can make sense of, or nearly so. Two areas are treated from month 7
 * on, their neighbours are ring 1, the others are clean; each panel spoils something of that.
 */
enum BadPanel {
    SOUND(c -> c),
    ALL_ZERO(c -> c.count("0")),
    TREATED_ALL_ZERO(c -> c.treated() ? c.count("0") : c),
    COMPARISON_ALL_ZERO(c -> c.treated() ? c : c.count("0")),
    COMPARISON_ZERO_BEFORE(c -> c.treated() || c.month() >= START() ? c : c.count("0")),
    TREATED_ZERO_BEFORE(c -> c.treated() && c.month() < START() ? c.count("0") : c),
    SEPARATION(c -> c.touched() && c.month() >= START() ? c.count("0") : c),
    CONSTANT(c -> c.count("7")),
    CONSTANT_BY_AREA(c -> c.count(String.valueOf(c.area() + 1))),
    MISSING_EVERYWHERE(c -> c.count("")),
    MISSING_IN_TREATED(c -> c.treated() ? c.count("") : c),
    MISSING_IN_COMPARISON(c -> c.touched() ? c : c.count("")),
    MISSING_BEFORE(c -> c.month() < START() ? c.count("") : c),
    MISSING_AFTER(c -> c.month() >= START() ? c.count("") : c),
    ONE_HUGE(c -> c.area() == 0 && c.month() == 3 ? c.count("1e308") : c),
    ALL_HUGE(c -> c.count("1e308")),
    HUGE_AND_NOISY(c -> c.count(c.count() + "e306")),
    SQUARES_TOO_LARGE(c -> c.count(c.count() + "e200")),
    TINY(c -> c.count(c.count() + "e-300")),
    NO_MONTH_BEFORE(c -> c.touched() ? c.start("2020-01", 0) : c),
    NO_MONTH_AFTER(c -> c.touched() ? c.start("2021-01", 12) : c),
    EVERYBODY_TREATED_FROM_THE_FIRST_MONTH(c -> c.role("treated").start("2020-01", 0)),
    EVERYBODY_TREATED(c -> c.role("treated").start("2020-07", START())),
    NOBODY_TREATED(c -> c.role("clean").start("", 99)),
    FOUR_CLEAN_AREAS(c -> c.area() < 32
            ? c.role("treated").start("2020-07", START())
            : c.role("clean").start("", 99)),
    CLEAN_AREA_WITH_A_START(c -> c.touched() ? c : c.start("2020-07", START())),
    TREATED_AREA_WITHOUT_A_START(c -> c.treated() ? c.start("", 99) : c),
    ONE_AREA(c -> c.area() == 0 ? c : c.absent()),
    ONE_CLEAN_AREA(c -> c.area() == 35 ? c : c.absent()),
    TWO_AREAS(c -> c.area() == 0 || c.area() == 35 ? c : c.absent()),
    ONE_MONTH(c -> c.month() == 0 ? c : c.absent()),
    ONE_MONTH_AFTER(c -> c.month() == 8 ? c : c.absent()),
    TWO_MONTHS(c -> c.month() == START() - 1 || c.month() == START() ? c : c.absent()),
    TREATED_ONLY_SEEN_AFTER(c -> c.treated() && c.month() < START() ? c.absent() : c),
    HUGE_DOSE(c -> c.dose("1e308")),
    NO_DOSE(c -> c.dose("0")),
    DOSE_MISSING(c -> c.dose(""));

    private static final int SIDE = 6;
    private static final Board BOARD = new Board(SIDE);
    private static final int MONTHS = 12;

    private final UnaryOperator<Cell> spoil;

    BadPanel(UnaryOperator<Cell> spoil) {
        this.spoil = spoil;
    }

    /** The month, from 0, from which sound panels are treated. */
    private static int START() {
        return 6;
    }

    private record Cell(
            int area, int month, String count, String role, String first, int start, String dose, boolean present) {

        boolean treated() {
            return role.equals("treated");
        }

        boolean touched() {
            return !role.equals("clean");
        }

        Cell count(String text) {
            return new Cell(area, month, text, role, first, start, dose, present);
        }

        Cell role(String text) {
            return new Cell(area, month, count, text, first, start, dose, present);
        }

        Cell start(String text, int position) {
            return new Cell(area, month, count, role, text, position, dose, present);
        }

        Cell dose(String text) {
            return new Cell(area, month, count, role, first, start, text, present);
        }

        Cell absent() {
            return new Cell(area, month, count, role, first, start, dose, false);
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%s,2020-%02d,%s,%s,%d,%s,%s,%s%n",
                    BOARD.code(area),
                    month + 1,
                    count,
                    count,
                    treated() && month >= start ? 1 : 0,
                    first,
                    role,
                    dose);
        }
    }

    /** Columns {@code unit, month, y, z, d, first, role, dose}. */
    String csv() {
        var random = new Random(11);
        var text = new StringBuilder("unit,month,y,z,d,first,role,dose\n");
        for (int area = 0; area < SIDE * SIDE; area++) {
            boolean treated = area == 0 || area == 28;
            boolean ring = !treated && (BOARD.near(area, 0, 1) || BOARD.near(area, 28, 1));
            for (int month = 0; month < MONTHS; month++) {
                var cell = new Cell(
                        area,
                        month,
                        String.valueOf(3 + random.nextInt(9)),
                        treated ? "treated" : ring ? "ring1" : "clean",
                        treated || ring ? "2020-07" : "",
                        treated || ring ? START() : 99,
                        treated && month >= 7 || area % 7 == 3 ? String.valueOf(1 + random.nextInt(3)) : "0",
                        true);
                var spoiled = spoil.apply(cell);
                if (spoiled.present()) {
                    text.append(spoiled.line());
                }
            }
        }
        return text.toString();
    }

    static String geoJson() {
        return BOARD.geoJson();
    }
}
