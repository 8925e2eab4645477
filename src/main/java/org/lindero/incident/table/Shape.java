package org.lindero.incident.table;

/** How a table of counts lies. */
public enum Shape {
    /** A row for each area, month and category. */
    LONG,
    /** A column for each month. */
    MONTHS_ACROSS,
    /** A column for each month; one column names the area and, in the rows below it, its categories. */
    NESTED,
    /** A column for each category. */
    CATEGORIES_ACROSS,
    /** A column for each area. */
    AREAS_ACROSS,
    /** A row for each incident, to be counted. */
    INCIDENTS;

    /** Whether columns become rows. */
    public boolean isAcross() {
        return this != LONG && this != INCIDENTS;
    }
}
