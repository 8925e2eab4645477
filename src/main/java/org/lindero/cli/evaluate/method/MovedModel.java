package org.lindero.cli.evaluate.method;

import org.lindero.engine.Estimate;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.inference.Fit;

/** A method's regression as its diagnostics use it: of another outcome, with other starts, with the columns of an event study. */
interface MovedModel {

    /** The effect as the method estimates it. */
    Estimate estimate(Regression regression);

    /**
     * The effect if units had started in other periods, of some of the complete rows.
     *
     * @param first by unit, {@link EventStudy#NEVER} for those that nothing touches
     */
    Estimate moved(Regression regression, int[] first, boolean[] rows);

    /** The regression with the columns of an event study in the place of the treatment. */
    Fit around(Regression regression, EventStudy study);
}
