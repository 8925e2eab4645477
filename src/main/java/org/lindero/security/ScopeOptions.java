package org.lindero.security;

import java.util.List;

/** The places that a scope can be made of. Declared here, given by the module that knows the areas. */
public interface ScopeOptions {

    /** A municipality or polygon that an administrator may assign. */
    record Option(long areaId, String label) {}

    /** All of them, municipalities first. */
    List<Option> list();
}
