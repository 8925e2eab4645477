package org.lindero.shell.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** A state by icon, word and colour: never by colour alone. */
public class StatusBadge extends Span {

    /** What the state means for the reader. */
    public enum Tone {
        GOOD(VaadinIcon.CHECK_CIRCLE),
        WARNING(VaadinIcon.WARNING),
        BAD(VaadinIcon.CLOSE_CIRCLE),
        NEUTRAL(VaadinIcon.CIRCLE_THIN),
        INFO(VaadinIcon.INFO_CIRCLE);

        private final VaadinIcon icon;

        Tone(VaadinIcon icon) {
            this.icon = icon;
        }
    }

    public StatusBadge(Tone tone, String text) {
        addClassNames("badge", "badge-" + tone.name().toLowerCase(Locale.ROOT));
        var picture = tone.icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, new Span(text));
    }
}
