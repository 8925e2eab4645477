package org.lindero.incident;

import org.lindero.area.ImportProblem;

/** What can be wrong with a table of counts or of incidents. */
public enum TableProblem implements ImportProblem.Code {
    EMPTY_FILE("emptyFile"),
    ONLY_ZEROS("onlyZeros"),
    NOT_A_TABLE("notATable"),
    TOO_LARGE("tooLarge"),
    NO_ROWS("noRows"),
    BROKEN_ROW("brokenRow"),
    WRONG_NUMBER_OF_CELLS("wrongNumberOfCells"),
    COLUMN_NOT_CHOSEN("columnNotChosen"),
    NO_AREA("noArea"),
    UNKNOWN_AREA("unknownArea"),
    LEFT_OUT_AREA("leftOutArea"),
    ZEROS_RESTORED("zerosRestored"),
    NO_PERIOD("noPeriod"),
    BAD_PERIOD("badPeriod"),
    NEGATIVE("negative"),
    NOT_A_NUMBER("notANumber"),
    NOT_PUBLISHED("notPublished"),
    DUPLICATE("duplicate"),
    CONTRADICTION("contradiction"),
    BAD_DATE("badDate"),
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
