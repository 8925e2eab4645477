package org.lindero.area;

/** What can be wrong with an edit of boundaries, beyond what can be wrong with an outline of a file. */
public enum EditProblem implements ImportProblem.Code {
    NO_AREA("noArea"),
    RETIRED("retired"),
    NO_OUTLINE("noOutline"),
    TOO_LATE("tooLate"),
    TOO_EARLY("tooEarly"),
    HAS_AREAS_BELOW("hasAreasBelow"),
    CODE_MISSING("codeMissing"),
    CODE_TOO_LONG("codeTooLong"),
    CODE_EXISTS("codeExists"),
    NAME_MISSING("nameMissing"),
    NAME_TOO_LONG("nameTooLong"),
    PARENT_NOT_ABOVE("parentNotAbove"),
    PARENT_MISSING("parentMissing"),
    NOT_A_LINE("notALine"),
    NO_CUT("noCut"),
    PARTS_WITHOUT_NAMES("partsWithoutNames"),
    OTHER_LEVEL("otherLevel"),
    TOO_FEW("tooFew"),
    APART("apart"),
    ODDLY_LARGE("oddlyLarge"),
    OVERLAP("overlap"),
    GAP("gap"),
    OUTSIDE_PARENT("outsideParent");

    private final String name;

    EditProblem(String name) {
        this.name = name;
    }

    @Override
    public String key() {
        return "area.edit.problem." + name;
    }
}
