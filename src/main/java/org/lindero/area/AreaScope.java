package org.lindero.area;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lindero.security.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * Narrows areas to those that the signed-in user may know: the areas of the scope with everything below them, and
 * what took their place.
 */
@Component
class AreaScope {

    private final CurrentUser user;
    private final AreaVersionStore versions;

    AreaScope(CurrentUser user, AreaVersionStore versions) {
        this.user = user;
        this.versions = versions;
    }

    /** Those of all areas that are in the scope, in the same order. */
    List<AreaSummary> narrow(List<AreaSummary> all) {
        var scope = user.scope();
        if (scope.everywhere()) {
            return all;
        }
        var inside = withDescendants(scope.areaIds(), all);
        return all.stream().filter(area -> inside.contains(area.id())).toList();
    }

    /** Names the scope: two users with the same one know the same areas. */
    String key() {
        var scope = user.scope();
        return scope.everywhere() ? "*" : String.valueOf(new TreeSet<>(scope.areaIds()));
    }

    /** Whether the user may work everywhere. */
    boolean isEverywhere() {
        return user.scope().everywhere();
    }

    private Set<Long> withDescendants(Set<Long> roots, List<AreaSummary> all) {
        var inside = new HashSet<>(roots);
        var succeeding = versions.successions();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var area : all) {
                var parent = area.parentId();
                boolean belongs = (parent != null && inside.contains(parent))
                        || succeeding.getOrDefault(area.id(), Set.of()).stream().anyMatch(inside::contains);
                grew |= belongs && inside.add(area.id());
            }
        }
        return inside;
    }
}
