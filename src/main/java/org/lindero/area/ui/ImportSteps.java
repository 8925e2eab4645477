package org.lindero.area.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/** The four steps of every import: file, what was understood, rehearsal, done; it marks the one that the user is at. */
public class ImportSteps extends Composite<OrderedList> {

    private final List<ListItem> steps = new ArrayList<>();

    public ImportSteps() {
        getContent().getElement().setAttribute("aria-label", getTranslation("area.import.steps"));
        getContent()
                .getStyle()
                .set("display", "flex")
                .set("flex-wrap", "wrap")
                .set("gap", "4px 20px")
                .set("list-style", "none")
                .set("padding", "0")
                .set("margin", "0");
        for (var key : List.of("file", "understood", "rehearsal", "done")) {
            var step = new ListItem(new Span(steps.size() + 1 + " " + getTranslation("area.import.step." + key)));
            steps.add(step);
            getContent().add(step);
        }
        show(1);
    }

    /** Marks the step, from 1. */
    public void show(int number) {
        if (number > 1) {
            getContent().scrollIntoView();
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean current = i + 1 == number;
            var step = steps.get(i);
            step.getStyle()
                    .set("font-weight", current ? "700" : "400")
                    .set("color", current ? "var(--lindero-accent)" : "var(--lindero-muted)")
                    .set("border-bottom", current ? "2px solid var(--lindero-accent)" : "2px solid transparent")
                    .set("padding", "4px 0");
            if (current) {
                step.getElement().setAttribute("aria-current", "step");
            } else {
                step.getElement().removeAttribute("aria-current");
            }
        }
    }
}
