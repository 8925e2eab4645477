package org.lindero.project;

import java.util.Comparator;

/**
 * How far the best outcome series covers the year before a project.
 *
 * @param treatedMissing treated areas with a month missing
 * @param ringsMissing   areas of the two rings around them with a month missing
 * @param othersComplete areas beyond the rings without a month missing
 */
record OutcomeCoverage(String outcome, int treatedMissing, int ringsMissing, int othersComplete) {

    static final int MONTHS = 12;
    static final int OTHERS = 5;

    /** The series that comes nearest to what an evaluation needs comes first. */
    static final Comparator<OutcomeCoverage> BEST_FIRST = Comparator.comparingInt(OutcomeCoverage::treatedMissing)
            .thenComparingInt(OutcomeCoverage::ringsMissing)
            .thenComparing(
                    Comparator.comparingInt(OutcomeCoverage::othersComplete).reversed());
}
