package org.lindero.security;

/** The five kinds of people who use Lindero; a user has one or more of them. */
public enum Role {
    FIELD_OFFICER,
    MANAGER,
    POLICE_LIAISON,
    EVALUATOR,
    ADMIN
}
