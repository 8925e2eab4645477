package org.lindero.incident.table;

import org.lindero.area.ImportProblem;

/** What can be wrong with a file of tables before anybody looks at what its cells say. */
public enum FileProblem implements ImportProblem.Code {
    EMPTY_FILE("emptyFile"),
    ONLY_ZEROS("onlyZeros"),
    NOT_A_TABLE("notATable"),
    TOO_LARGE("tooLarge"),
    TOO_MANY_CELLS("tooManyCells"),
    BROKEN_WORKBOOK("brokenWorkbook"),
    BROKEN_JSON("brokenJson"),
    NO_RECORDS("noRecords"),
    NO_SUBMISSIONS("noSubmissions"),
    DHIS2_XML("dhis2Xml"),
    OTHER_HEADINGS("otherHeadings"),
    NO_ROWS("noRows"),
    BROKEN_ROW("brokenRow"),
    WRONG_NUMBER_OF_CELLS("wrongNumberOfCells"),
    SUBTOTALS("subtotals"),
    TOTAL_COLUMNS("totalColumns");

    private final String name;

    FileProblem(String name) {
        this.name = name;
    }

    @Override
    public String key() {
        return "incident.problem." + name;
    }
}
