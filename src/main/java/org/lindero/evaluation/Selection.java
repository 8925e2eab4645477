package org.lindero.evaluation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.PlaceEffect;

/**
 * How the treated areas were chosen, which the design fixes because the grade of the evidence depends on it.
 *
 * @param lottery there when they were drawn, and only then
 */
public record Selection(By by, @Nullable Lottery lottery) {

    /** Nobody said it: it earns no more than a recent peak. */
    public static final Selection NOT_SAID = new Selection(By.NOT_SAID, null);

    /** The ways to be chosen. */
    public enum By {
        NOT_SAID,
        /** The outcome was high there lately; part of a fall would have come by itself. */
        RECENT_PEAK,
        LOTTERY,
        /** Need, demand, an agreement: anything but the outcome's recent months. */
        OTHER
    }

    public Selection {
        if ((by == By.LOTTERY) != (lottery != null)) {
            throw new IllegalArgumentException("a lottery comes with its record, and only a lottery");
        }
    }

    /** The areas were drawn. */
    public static Selection drawn(Lottery lottery) {
        return new Selection(By.LOTTERY, lottery);
    }

    /**
     * The record of a draw.
     *
     * @param eligible ids of the areas that took part in it, sorted
     * @param seed     that it was drawn with
     */
    public record Lottery(List<Long> eligible, long seed, LocalDate drawnOn) {

        /** What keeps a record from being that of a lottery. */
        public enum Fault {
            /** A treated area did not take part. */
            TREATED_NOT_ELIGIBLE,
            /** An area is compared with that did not take part. */
            COMPARISON_NOT_ELIGIBLE,
            /** Fewer than five clean areas took part and were not drawn. */
            TOO_FEW_NOT_DRAWN,
            /** It was not drawn before the month in which the first area was exposed. */
            NOT_BEFORE_START
        }

        public Lottery {
            eligible = eligible.stream().distinct().sorted().toList();
        }

        /** The record of a draw among some areas, in any order. */
        public static Lottery of(Collection<Long> eligible, long seed, LocalDate drawnOn) {
            return new Lottery(List.copyOf(eligible), seed, drawnOn);
        }

        /** What is wrong with it as the record of the lottery behind {@code design}; nothing when it is one. */
        public Set<Fault> faults(EvaluationDesign design) {
            var took = new HashSet<>(eligible);
            var faults = EnumSet.noneOf(Fault.class);
            if (!took.containsAll(ids(design, AreaRole.Part.TREATED))) {
                faults.add(Fault.TREATED_NOT_ELIGIBLE);
            }
            var compared = ids(design, AreaRole.Part.COMPARISON);
            if (!took.containsAll(compared)) {
                faults.add(Fault.COMPARISON_NOT_ELIGIBLE);
            }
            if (compared.stream().filter(took::contains).count() < PlaceEffect.MINIMUM_CLEAN) {
                faults.add(Fault.TOO_FEW_NOT_DRAWN);
            }
            if (!drawnOn.isBefore(design.start().atDay(1))) {
                faults.add(Fault.NOT_BEFORE_START);
            }
            return faults;
        }

        private static List<Long> ids(EvaluationDesign design, AreaRole.Part part) {
            return design.areas(part).stream().map(AreaRole::areaId).toList();
        }
    }
}
