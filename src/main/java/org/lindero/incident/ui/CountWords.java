package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.lindero.incident.CountSum;
import org.lindero.incident.VisibleCount;
import org.lindero.shell.ui.Figures;

/** Counts and sums as the reader sees them: a hidden one is never a number, one that was not published is never zero. */
final class CountWords {

    private final Component reader;
    private final Locale locale;

    CountWords(Component reader, Locale locale) {
        this.reader = reader;
        this.locale = locale;
    }

    String of(CountSum sum) {
        if (!sum.isKnown()) {
            return reader.getTranslation(sum.isHidden() ? "incident.count.hidden" : "incident.count.notPublished");
        }
        var range = sum.small() == 0
                ? figure(sum.seen())
                : sum.seen() == 0 && sum.small() == 1
                        ? "<" + VisibleCount.SMALLEST_SHOWN
                        : reader.getTranslation("incident.count.range", figure(sum.from()), figure(sum.to()));
        var open = sum.isHidden() || !sum.isComplete();
        return open ? reader.getTranslation("incident.count.incomplete", range) : range;
    }

    private String figure(double count) {
        return Figures.number(locale, count, count == Math.rint(count) ? 0 : 1);
    }
}
