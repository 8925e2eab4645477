package org.lindero.project;

/** How crime, or the benefit, may cross the boundary: five kinds of displacement, and diffusion of benefits. */
public enum SpilloverKind {
    SPATIAL,
    TEMPORAL,
    TARGET,
    TACTICAL,
    OFFENCE,
    DIFFUSION
}
