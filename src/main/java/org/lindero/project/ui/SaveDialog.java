package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.function.SerializableSupplier;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Notices;

/** A dialog that closes when it has saved, and stays open with everything typed when it has not. */
class SaveDialog extends Dialog {

    private final Button save;

    /** @param onSave saves and says whether it did; what is wrong stands at the fields then */
    SaveDialog(String heading, Component content, SerializableSupplier<Boolean> onSave) {
        setHeaderTitle(heading);
        setWidth("40rem");
        setMaxWidth("95vw");
        add(content);
        save = new Button(getTranslation("save"), event -> {
            try {
                if (onSave.get()) {
                    close();
                }
            } catch (StaleDataException stale) {
                Notices.error(getTranslation("shell.error.stale"));
            }
        });
        save.addThemeName("primary");
        // Enter alone is a new line in a text area
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
    }

    SaveDialog labelled(String text) {
        save.setText(text);
        return this;
    }
}
