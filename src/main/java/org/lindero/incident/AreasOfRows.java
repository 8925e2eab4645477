package org.lindero.incident;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem.Level;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.Formula;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.Totals;

/** Finds the area of each row of a table of counts, and says why a row has none. */
final class AreasOfRows {

    /** Keys of municipalities end so for "other municipalities". */
    private static final Pattern OTHER_MUNICIPALITIES = Pattern.compile("(\\d{1,2})?999(\\.0)?");

    private final Table table;
    private final AreaFinder finder;
    private final Choices choices;
    private final ProblemLog problems;
    private final int area;
    private final int within;
    private int lastRow;
    private String lastWritten = "";
    private String lastAbove = "";
    private @Nullable String lastCode;
    private boolean leftOut;
    private final Set<String> byName = new HashSet<>();

    AreasOfRows(Table table, CountColumns columns, AreaFinder finder, Choices choices, ProblemLog problems) {
        this.table = table;
        this.finder = finder;
        this.choices = choices;
        this.problems = problems;
        area = table.column(columns.area());
        within = table.column(columns.within());
    }

    boolean isChosen() {
        return area >= 0;
    }

    /** The code of the row's area; null when it has none, which is said. */
    @Nullable
    String of(Row row) {
        var written = row.cell(area);
        var above = within < 0 ? "" : row.cell(within);
        if (row.number() == lastRow && written.equals(lastWritten)) {
            return lastCode; // one row of the file gives many counts
        }
        boolean again = written.equals(lastWritten) && above.equals(lastAbove);
        var code = again ? lastCode : finder.find(written, above);
        lastRow = row.number();
        lastWritten = written;
        lastAbove = above;
        lastCode = code;
        leftOut = false;
        if (code == null) {
            without(row, written, above);
        } else if (!code.equalsIgnoreCase(written)) {
            found(row, written, code);
        }
        return code;
    }

    /** Whether the row that was asked for last is left out: nothing else in it needs to be right. */
    boolean isLeftOut() {
        return leftOut;
    }

    private void without(Row row, String written, String above) {
        if (Formula.is(written)) {
            add(Level.ERROR, TableProblem.FORMULA, row, written);
        } else if (choices.leaveOutNoArea() && Totals.isNote(written)) {
            add(Level.WARNING, TableProblem.NOTE_ROW, row, written);
        } else if (choices.leaveOutNoArea() && Totals.isTotal(written)) {
            add(Level.WARNING, TableProblem.TOTAL_ROW, row, written);
        } else if (choices.leaveOutNoArea()
                && OTHER_MUNICIPALITIES.matcher(written).matches()) {
            add(Level.WARNING, TableProblem.OTHER_MUNICIPALITIES, row, written);
        } else if (choices.leaveOutUnknownAreas() || (choices.leaveOutNoArea() && Totals.isNowhere(written))) {
            add(Level.WARNING, TableProblem.LEFT_OUT_AREA, row, named(written, above));
        } else if (written.isEmpty()) {
            add(Level.ERROR, TableProblem.NO_AREA, row);
        } else {
            add(Level.ERROR, TableProblem.UNKNOWN_AREA, row, named(written, above));
        }
    }

    /** Municipalities of two states share a name, and no code. */
    private static String named(String written, String above) {
        boolean name = !above.isEmpty() && !written.isEmpty() && !Character.isDigit(written.charAt(0));
        return name ? written + " (" + above + ")" : written;
    }

    private void found(Row row, String written, String code) {
        if (Character.isDigit(written.charAt(0))) {
            add(Level.WARNING, TableProblem.ZEROS_RESTORED, row, written, code);
        } else if (byName.add(code)) {
            add(Level.WARNING, TableProblem.AREA_BY_NAME, row, written, code);
        }
    }

    private void add(Level level, TableProblem problem, Row row, Object... args) {
        leftOut = lastCode == null && level == Level.WARNING;
        problems.add(level, problem, table.name(), row.place(area), args);
    }
}
