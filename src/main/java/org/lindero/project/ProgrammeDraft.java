package org.lindero.project;

/** What a manager may enter for a programme. An instance is always valid. */
public record ProgrammeDraft(String name, String fund, int fiscalYear, String responsibleUnit, String objectives) {

    public static final int NAME_MAX = 160;
    public static final int OBJECTIVES_MAX = 4000;

    public ProgrammeDraft {
        name = Checks.filled(name, NAME_MAX, "name");
        fund = Checks.text(fund, NAME_MAX, "fund");
        responsibleUnit = Checks.text(responsibleUnit, NAME_MAX, "responsibleUnit");
        objectives = Checks.text(objectives, OBJECTIVES_MAX, "objectives");
        Checks.require(isYear(fiscalYear), "fiscalYear: 2000 to 2100");
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean isYear(int year) {
        return year >= 2000 && year <= 2100;
    }
}
