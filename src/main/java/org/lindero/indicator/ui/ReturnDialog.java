package org.lindero.indicator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;
import org.lindero.indicator.ReviewItem;
import org.lindero.indicator.ReviewService;

/** Asks why a value goes back; its author reads the answer first. */
class ReturnDialog extends Dialog {

    ReturnDialog(ReviewItem item, SerializableConsumer<String> onReturn) {
        setHeaderTitle(getTranslation("indicator.review.return.title", item.indicator()));
        setWidth("30rem");
        setMaxWidth("95vw");
        var reason = new TextArea(getTranslation("indicator.review.reason"));
        reason.setHelperText(getTranslation("indicator.review.reason.hint", item.author()));
        reason.setMaxLength(ReviewService.REASON_MAX);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(reason);
        var send = new Button(getTranslation("indicator.review.return"), event -> {
            if (Checks.filled(reason, getTranslation("required"))) {
                close();
                onReturn.accept(reason.getValue());
            }
        });
        send.addThemeName("primary");
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), send);
    }
}
