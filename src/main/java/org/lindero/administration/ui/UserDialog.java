package org.lindero.administration.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.function.SerializableConsumer;
import org.lindero.security.LastAdministratorException;
import org.lindero.security.UserDraft;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Notices;

/** Adds or edits a user; stays open, with everything typed, when the service refuses. */
class UserDialog extends Dialog {

    UserDialog(String heading, UserForm form, SerializableConsumer<UserDraft> onSave) {
        setHeaderTitle(heading);
        setWidth("32rem");
        setMaxWidth("95vw");
        add(form);
        var save = new Button(
                getTranslation("save"),
                event -> form.write().ifPresent(draft -> {
                    try {
                        onSave.accept(draft);
                        close();
                    } catch (NameTakenException taken) {
                        form.refuseUsername(getTranslation("admin.user.taken", taken.name()));
                    } catch (LastAdministratorException last) {
                        Notices.error(getTranslation("admin.user.lastAdmin"));
                    } catch (StaleDataException stale) {
                        Notices.error(getTranslation("admin.user.stale"));
                    }
                }));
        save.addThemeName("primary");
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
    }
}
