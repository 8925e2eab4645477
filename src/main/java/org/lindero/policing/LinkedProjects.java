package org.lindero.policing;

import java.util.List;

/** The projects linked to an effort. Declared here, given by the module that knows the projects. */
public interface LinkedProjects {

    /** One project that the signed-in user may read, how the effort relates to it, and what is expected of that. */
    record LinkedProject(long projectId, String code, String name, String relationKey, String expectedEffect) {}

    /** Those that the signed-in user may read, by code. */
    List<LinkedProject> of(long effortId);
}
