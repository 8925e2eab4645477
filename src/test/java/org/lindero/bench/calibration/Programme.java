package org.lindero.bench.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A programme: contiguous sets of areas, each from a month on, no two with a ring in common. */
record Programme(List<Site> sites) {

    private static final int TRIES = 200;
    private static final int STEPS_APART = 4;

    /** Areas that are worked in from {@code start} on. */
    record Site(TreeSet<Integer> areas, int start) {}

    static Programme draw(City city, CrimeWithoutWork crime, Setting setting, SplittableRandom random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var found = attempt(city, crime, setting, random);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("the city of " + setting.name() + " is too small for its programme");
    }

    private static Optional<Programme> attempt(
            City city, CrimeWithoutWork crime, Setting setting, SplittableRandom random) {
        List<Site> sites = new ArrayList<>();
        var taken = new TreeSet<Integer>();
        for (int k = 0; k < setting.clusters(); k++) {
            int size = random.nextInt(Setting.SMALLEST, Setting.LARGEST + 1);
            TreeSet<Integer> best = null;
            double highest = 0;
            int wanted = setting.selection().candidates();
            for (int attempt = 0; attempt < TRIES && wanted > 0; attempt++) {
                var set = contiguous(city, size, taken, random);
                if (set.isPresent()) {
                    wanted--;
                    double attraction = attraction(crime, set.get(), setting, setting.start(k));
                    if (best == null || attraction > highest) {
                        best = set.get();
                        highest = attraction;
                    }
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            sites.add(new Site(best, setting.start(k)));
            taken.addAll(city.around(best, STEPS_APART));
        }
        return Optional.of(new Programme(List.copyOf(sites)));
    }

    /** What a set is chosen by, as an official would see it: from recorded counts. */
    private static double attraction(CrimeWithoutWork crime, TreeSet<Integer> set, Setting setting, int start) {
        int split = start - Setting.PEAK_MONTHS;
        double recent = crime.count(set, split, start) / (double) Setting.PEAK_MONTHS;
        if (setting.selection() == Setting.Selection.MOST_EVENTS) {
            return recent / set.size();
        }
        double before = crime.count(set, 0, split) / (double) split;
        return recent / Math.max(before, 1e-9);
    }

    private static Optional<TreeSet<Integer>> contiguous(
            City city, int size, TreeSet<Integer> taken, SplittableRandom random) {
        var set = new TreeSet<Integer>();
        set.add(random.nextInt(city.size()));
        while (set.size() < size) {
            var next = city.around(set, 1);
            next.removeAll(set);
            set.add(List.copyOf(next).get(random.nextInt(next.size())));
        }
        return set.stream().anyMatch(taken::contains) ? Optional.empty() : Optional.of(set);
    }
}
