package org.lindero.project.ui;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.project.SpilloverDraft;

/** What would show an effect: an indicator or an outcome series, one of the two. */
record ShownBy(@Nullable Long indicatorId, @Nullable Long outcomeId, String label) implements Serializable {

    boolean shows(SpilloverDraft draft) {
        boolean named = draft.indicatorId() != null || draft.outcomeId() != null;
        return named
                && Objects.equals(indicatorId, draft.indicatorId())
                && Objects.equals(outcomeId, draft.outcomeId());
    }
}
