package org.lindero.evaluation;

import java.util.Set;
import org.lindero.evaluation.Selection.Lottery;

/** The design records a lottery that cannot have been one. */
public class LotteryRefusedException extends RuntimeException {

    private final Set<Lottery.Fault> faults;

    LotteryRefusedException(Set<Lottery.Fault> faults) {
        super("not the record of a lottery: " + faults);
        this.faults = Set.copyOf(faults);
    }

    public Set<Lottery.Fault> faults() {
        return faults;
    }
}
