package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.lindero.area.UndoCheck.Sentence;

/** What the history says, in the reader's language. */
final class Sentences {

    private Sentences() {}

    static UnorderedList list(Component reader, Locale locale, Clock clock, List<Sentence> sentences) {
        var list = new UnorderedList();
        sentences.forEach(one -> list.add(new ListItem(reader.getTranslation(
                one.key(),
                one.args().stream()
                        .map(arg -> arg instanceof Instant at ? time(locale, clock, at) : arg)
                        .toArray()))));
        return list;
    }

    /** {@code 12 mar 2026, 10:42} */
    static String time(Locale locale, Clock clock, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(clock.getZone())
                .format(at);
    }
}
