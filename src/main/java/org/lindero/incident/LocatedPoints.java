package org.lindero.incident;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Incidents with the area that holds each, in columns: a million of them take 40 MB. Growing while they are read, then only read. */
final class LocatedPoints {

    /** Counts of one category in one area and month; the area is a place in the list that the points were located in. */
    record Cell(String category, int area, YearMonth month) {}

    /** Unknown hour. */
    static final int NO_HOUR = -1;

    private final List<String> categories = new ArrayList<>();
    private final Map<String, Integer> categoryIndex = new HashMap<>();
    private double[] longitudes = new double[1024];
    private double[] latitudes = new double[1024];
    private int[] days = new int[1024];
    private byte[] hours = new byte[1024];
    private int[] areas = new int[1024];
    private int[] categoryOf = new int[1024];
    private int size;

    void add(double longitude, double latitude, LocalDate day, int hour, int area, String category) {
        if (size == days.length) {
            grow();
        }
        longitudes[size] = longitude;
        latitudes[size] = latitude;
        days[size] = (int) day.toEpochDay();
        hours[size] = (byte) hour;
        areas[size] = area;
        categoryOf[size] = categoryIndex.computeIfAbsent(category, name -> {
            categories.add(name);
            return categories.size() - 1;
        });
        size++;
    }

    int size() {
        return size;
    }

    double longitude(int i) {
        return longitudes[i];
    }

    double latitude(int i) {
        return latitudes[i];
    }

    LocalDate day(int i) {
        return LocalDate.ofEpochDay(days[i]);
    }

    int hour(int i) {
        return hours[i];
    }

    int area(int i) {
        return areas[i];
    }

    String category(int i) {
        return categories.get(categoryOf[i]);
    }

    List<String> categories() {
        return categories.stream().sorted().toList();
    }

    /** How many lie in each area, by category and month; cells without any are absent. */
    Map<Cell, Integer> counts() {
        var months = new HashMap<Integer, YearMonth>();
        var counts = new HashMap<Cell, Integer>();
        for (int i = 0; i < size; i++) {
            var month = months.computeIfAbsent(days[i], day -> YearMonth.from(LocalDate.ofEpochDay(day)));
            counts.merge(new Cell(category(i), areas[i], month), 1, Integer::sum);
        }
        return counts;
    }

    private void grow() {
        int capacity = size * 2;
        longitudes = Arrays.copyOf(longitudes, capacity);
        latitudes = Arrays.copyOf(latitudes, capacity);
        days = Arrays.copyOf(days, capacity);
        hours = Arrays.copyOf(hours, capacity);
        areas = Arrays.copyOf(areas, capacity);
        categoryOf = Arrays.copyOf(categoryOf, capacity);
    }
}
