package org.lindero.engine.place;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the intervals come from.
 *
 * @param rule chosen by the number of clusters, see {@link Rule}
 * @param treatedClusters clusters with a treated area
 * @param clusters all clusters that are used
 * @param replications draws that gave a number; for randomisation the distinct placebo assignments
 * @param smallestP the smallest p that could have come out for the treated areas; absent without a draw
 * @param absence why there is no interval; absent when there is one
 * @param caveats what weakens the intervals
 */
public record PlaceInference(
        Rule rule,
        int treatedClusters,
        int clusters,
        int replications,
        @Nullable Double smallestP,
        @Nullable Absence absence,
        Set<Caveat> caveats,
        long seed,
        double level) {

    public PlaceInference {
        caveats = Set.copyOf(caveats);
    }

    /** How uncertainty is computed. */
    public enum Rule {
        /** At least 10 treated and 30 clusters: cluster bootstrap; the pooled model has CR2 errors. */
        BOOTSTRAP_CR2,
        /** At least 5 treated and 12 clusters: cluster bootstrap; the pooled model has a score bootstrap p. */
        BOOTSTRAP_SCORE,
        /** Fewer: placebo sets of clean areas. */
        RANDOMISATION
    }

    /** Why there is neither interval nor verdict. */
    public enum Absence {
        /** Fewer distinct placebo sets than the level needs: 19 at 95 %. */
        TOO_FEW_SETS,
        /** Neighbours were not given. */
        NO_ADJACENCY
    }

    /** What weakens the intervals. */
    public enum Caveat {
        /** The trend of a stratum rests on one cluster of clean areas, whose chance the interval leaves out. */
        STRATUM_WITH_ONE_COMPARISON_CLUSTER,
        /** A treated or ring area had no events before: none are expected in it. */
        TOUCHED_AREA_WITHOUT_EARLIER_EVENTS,
        /** More than 5 % of the draws could not be computed. */
        FAILED_DRAWS,
        /** 5 to 9 clean areas. */
        FEW_COMPARISON_AREAS
    }
}
