package org.lindero.indicator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import org.lindero.shell.ui.Card;

/** A part of the ficha técnica: a heading, a sentence, and its fields in up to four columns. */
abstract class FormSection extends Card {

    private final FormLayout fields = new FormLayout();

    FormSection(String heading, String hint) {
        super(heading);
        var sentence = new Paragraph(hint);
        sentence.addClassName("muted");
        fields.setResponsiveSteps(
                new FormLayout.ResponsiveStep("0", 1),
                new FormLayout.ResponsiveStep("30rem", 2),
                new FormLayout.ResponsiveStep("52rem", 4));
        add(sentence, fields);
    }

    final void place(Component field, int columns) {
        fields.add(field, columns);
    }
}
