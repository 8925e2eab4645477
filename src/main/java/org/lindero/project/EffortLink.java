package org.lindero.project;

import org.lindero.policing.PoliceEffortSummary;

/** A link between a project and a police effort that the reader may know of. */
public record EffortLink(long id, PoliceEffortSummary effort, EffortRelation relation, String expectedEffect) {}
