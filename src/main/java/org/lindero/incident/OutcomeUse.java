package org.lindero.incident;

import java.util.List;

/** What stands on an outcome, told by each module that refers to one. */
public interface OutcomeUse {

    /** Names of what uses the outcome. */
    List<String> usersOf(long outcomeId);
}
