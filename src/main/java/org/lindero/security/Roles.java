package org.lindero.security;

/** Names of the roles in {@code @RolesAllowed} on views, and the rights of {@code @PreAuthorize} on services. */
public final class Roles {

    public static final String FIELD_OFFICER = "FIELD_OFFICER";
    public static final String MANAGER = "MANAGER";
    public static final String POLICE_LIAISON = "POLICE_LIAISON";
    public static final String EVALUATOR = "EVALUATOR";
    public static final String ADMIN = "ADMIN";

    /** Anyone who has signed in. */
    public static final String SIGNED_IN = "isAuthenticated()";

    /** Registers and changes areas, projects, indicators; decides on values and evaluations. */
    public static final String MANAGES = "hasRole('MANAGER')";

    /** Brings in boundaries and outcome series. */
    public static final String IMPORTS = "hasAnyRole('MANAGER', 'EVALUATOR', 'ADMIN')";

    /** Enters indicator values, in the areas of the scope. */
    public static final String ENTERS_VALUES = "hasAnyRole('FIELD_OFFICER', 'MANAGER')";

    /** Registers and changes police efforts, and sees the restricted ones. */
    public static final String REGISTERS_POLICE_EFFORTS = "hasRole('POLICE_LIAISON')";

    /** Reads police efforts that are not restricted. */
    public static final String READS_POLICE_EFFORTS = "hasAnyRole('POLICE_LIAISON', 'MANAGER', 'EVALUATOR')";

    /** Designs and runs evaluations. */
    public static final String EVALUATES = "hasAnyRole('EVALUATOR', 'MANAGER')";

    /** Reads evaluations and their results. */
    public static final String READS_EVALUATIONS = "hasAnyRole('EVALUATOR', 'MANAGER', 'POLICE_LIAISON', 'ADMIN')";

    /** Sees where single incidents happened. */
    public static final String SEES_POINTS = "hasAnyRole('EVALUATOR', 'POLICE_LIAISON')";

    /** Users, roles, scopes, audit trail. */
    public static final String ADMINISTERS = "hasRole('ADMIN')";

    private Roles() {}
}
