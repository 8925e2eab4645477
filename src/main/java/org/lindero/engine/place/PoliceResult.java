package org.lindero.engine.place;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException.Reason;

/**
 * What police effort has to do with an effect; immutable. Sets are named {@code treated}, {@code ring1} … and {@code clean}.
 *
 * @param total the effect without any regard to effort; of the package, when effort is part of it
 * @param firstStage change of mean effort in the treated areas and each ring against the clean areas, by set
 * @param elsewhere change of mean effort in rings and clean areas since the first start, against nothing: whether police moved
 * @param doseResponse absent when the data do not allow it
 * @param overlap how much of each set the effort touched
 * @param fourCells project only, both, police only and neither; ring areas belong to none
 * @param rival absent when effort is part of the package
 */
public record PoliceResult(
        PlaceResult total,
        Map<String, Estimate> firstStage,
        List<Effort> elsewhere,
        @Nullable DoseResponse doseResponse,
        List<Overlap> overlap,
        List<Cell> fourCells,
        @Nullable Rival rival) {

    public PoliceResult {
        firstStage = Map.copyOf(firstStage);
        elsewhere = List.copyOf(elsewhere);
        overlap = List.copyOf(overlap);
        fourCells = List.copyOf(fourCells);
    }

    /** What the design says of the effort. */
    public enum Role {
        /** Planned with the project or caused by it: never controlled for. */
        PACKAGE,
        /** It would have happened anyway. */
        RIVAL
    }

    /** Mean effort of a set, a cell. */
    public record Effort(String set, double before, double after, Estimate change) {

        /** Whether effort fell there: the interval of the change lies below zero. */
        public boolean fell() {
            return change.interval().upper() < 0;
        }
    }

    /**
     * Poisson regression on the effort of the period before.
     *
     * @param lagged log ratio of events, a unit of effort
     * @param earlier log ratio after the first start, a unit of mean effort before it; absent when there was none, or the same everywhere
     * @param observations rows used
     */
    public record DoseResponse(
            Estimate lagged, @Nullable Estimate earlier, int observations, int clusters, String convention) {}

    /**
     * How much of a set the effort touched.
     *
     * @param areasTouched with effort in an exposed period; for clean areas, since the first start
     * @param cells exposed area-periods with known effort
     * @param cellsTouched those with effort
     */
    public record Overlap(String set, int areas, int areasTouched, int cells, int cellsTouched) {}

    /** With or without the project, with or without police since the first start. */
    public enum Kind {
        PROJECT_ONLY,
        BOTH,
        POLICE_ONLY,
        NEITHER
    }

    /**
     * One of the four.
     *
     * @param areas number of areas
     * @param eventsBefore a cell, before the first start
     * @param eventsAfter a cell, since then
     * @param effect against the areas with neither; absent in these, and when there are too few of them. With fewer than five areas or
     *     clusters it has no interval
     */
    public record Cell(
            Kind kind,
            int areas,
            double eventsBefore,
            double eventsAfter,
            @Nullable SetEffect effect) {}

    /**
     * What is left of the effect when the area-periods with effort are left out.
     *
     * @param treatedAreaYears exposed treated time without effort
     * @param confounding why the project cannot be told from the effort; absent when it can
     * @param without the estimate; absent when they cannot be told apart, or when it is refused
     * @param refused why there is no estimate though they could be told apart
     */
    public record Rival(
            double treatedAreaYears,
            @Nullable Confounding confounding,
            @Nullable PlaceResult without,
            @Nullable Reason refused) {

        /** Whether the project can be told from the effort. */
        public boolean separable() {
            return confounding == null;
        }
    }

    /** Why the project cannot be told from the effort. */
    public enum Confounding {
        ALL_TREATED_AREAS_SHARE_IT,
        FEWER_THAN_FIVE_AREA_YEARS
    }
}
