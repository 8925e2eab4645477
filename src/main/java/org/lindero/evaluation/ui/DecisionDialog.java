package org.lindero.evaluation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;

/** Asks for the reason of a return; without one nothing is sent. */
class DecisionDialog extends Dialog {

    private static final int REASON_MAX = 1000;

    DecisionDialog(SerializableConsumer<String> onReturn) {
        setHeaderTitle(getTranslation("evaluation.return"));
        setWidth("30rem");
        setMaxWidth("95vw");
        var reason = new TextArea(getTranslation("evaluation.return.reason"));
        reason.setWidthFull();
        reason.setMaxLength(REASON_MAX);
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(getTranslation("required"));
        var send = new Button(getTranslation("evaluation.return"), event -> {
            reason.setInvalid(reason.getValue().isBlank());
            if (!reason.isInvalid()) {
                onReturn.accept(reason.getValue());
                close();
            }
        });
        send.addThemeName("primary");
        add(reason);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), send);
        reason.focus();
    }
}
