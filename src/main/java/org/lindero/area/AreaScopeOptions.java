package org.lindero.area;

import java.util.Comparator;
import java.util.List;
import org.lindero.security.ScopeOptions;
import org.springframework.stereotype.Component;

/** Gives the administrator the places that a user's scope can be made of. */
@Component
class AreaScopeOptions implements ScopeOptions {

    private final AreaStore store;

    AreaScopeOptions(AreaStore store) {
        this.store = store;
    }

    @Override
    public List<Option> list() {
        return store.all().stream()
                .filter(area -> area.kind() != AreaKind.SURROUNDING)
                .sorted(Comparator.comparing(AreaSummary::kind).thenComparing(AreaSummary::name))
                .map(area -> new Option(area.id(), area.name() + " (" + area.code() + ")"))
                .toList();
    }
}
