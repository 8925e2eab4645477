package org.lindero.incident;

import org.lindero.area.ImportProblem;

/** What can be wrong with a table of counts or of incidents. */
public enum TableProblem implements ImportProblem.Code {
    COLUMN_NOT_CHOSEN("columnNotChosen"),
    NO_AREA("noArea"),
    UNKNOWN_AREA("unknownArea"),
    LEFT_OUT_AREA("leftOutArea"),
    TOTAL_ROW("totalRow"),
    NOTE_ROW("noteRow"),
    OTHER_MUNICIPALITIES("otherMunicipalities"),
    AREA_BY_NAME("areaByName"),
    ZEROS_RESTORED("zerosRestored"),
    NO_PERIOD("noPeriod"),
    BAD_PERIOD("badPeriod"),
    LEFT_OUT_MONTH("leftOutMonth"),
    MONTH_TO_COME("monthToCome"),
    LAST_MONTH("lastMonth"),
    AFTER_LAST_MONTH("afterLastMonth"),
    NEGATIVE("negative"),
    NOT_A_NUMBER("notANumber"),
    FORMULA("formula"),
    AMBIGUOUS_NUMBER("ambiguousNumber"),
    NOT_PUBLISHED("notPublished"),
    DUPLICATE("duplicate"),
    CONTRADICTION("contradiction"),
    REPEATED_ID("repeatedId"),
    REPEATED_INCIDENT("repeatedIncident"),
    BAD_DATE("badDate"),
    IN_THE_FUTURE("inTheFuture"),
    HIDDEN_SERIES("hiddenSeries"),
    NO_COORDINATES("noCoordinates"),
    BAD_COORDINATES("badCoordinates"),
    IN_NO_AREA("inNoArea");

    private final String name;

    TableProblem(String name) {
        this.name = name;
    }

    @Override
    public String key() {
        return "incident.problem." + name;
    }
}
