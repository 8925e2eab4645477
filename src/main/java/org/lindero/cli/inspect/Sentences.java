package org.lindero.cli.inspect;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.lindero.area.ImportProblem;

/** Says problems at the terminal in the words of the pages: Spanish where the terminal is, otherwise English. */
final class Sentences {

    private final ResourceBundle words;
    private final Locale locale;

    Sentences(Locale terminal) {
        locale = terminal.getLanguage().equals("es") ? terminal : Locale.ENGLISH;
        words = ResourceBundle.getBundle("vaadin-i18n.translations_" + locale.getLanguage(), Locale.ROOT);
    }

    Inspection.Problem of(ImportProblem problem, String unit) {
        var message = new MessageFormat(words.getString(problem.code().key()), locale)
                .format(problem.args().toArray());
        var row = problem.row();
        var column = problem.column();
        return new Inspection.Problem(
                problem.isError() ? "error" : "warning",
                problem.file() + (row == null ? "" : ", " + unit + " " + row) + (column == null ? "" : ", " + column),
                message);
    }
}
