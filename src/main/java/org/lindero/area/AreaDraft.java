package org.lindero.area;

import org.jspecify.annotations.Nullable;

/**
 * What a user says of an area that an edit makes.
 *
 * @param code unique; an edit with a code that exists is refused
 * @param parentId the area above
 */
public record AreaDraft(
        String code, String name, AreaKind kind, @Nullable Long parentId) {

    public AreaDraft {
        code = code.strip();
        name = name.strip();
    }
}
