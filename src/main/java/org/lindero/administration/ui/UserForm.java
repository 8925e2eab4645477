package org.lindero.administration.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.security.Role;
import org.lindero.security.ScopeOptions;
import org.lindero.security.UserDraft;
import org.lindero.security.UserSummary;

/** The fields of a user. Reading an invalid form shows the errors and gives nothing. */
class UserForm extends FormLayout {

    private final TextField displayName = new TextField(getTranslation("admin.user.name"));
    private final TextField username = new TextField(getTranslation("admin.user.username"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(getTranslation("admin.user.roles"));
    private final Checkbox everywhere = new Checkbox(getTranslation("admin.user.everywhere"));
    private final MultiSelectComboBox<ScopeOptions.Option> areas =
            new MultiSelectComboBox<>(getTranslation("admin.user.areas"));
    private final List<ScopeOptions.Option> options;

    UserForm(List<ScopeOptions.Option> options) {
        this.options = options;
        setResponsiveSteps(new ResponsiveStep("0", 1));
        displayName.setRequiredIndicatorVisible(true);
        displayName.setMaxLength(UserDraft.NAME_MAX);
        username.setRequiredIndicatorVisible(true);
        username.setHelperText(getTranslation("admin.user.username.rule"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(role -> getTranslation("role." + role));
        roles.setRequiredIndicatorVisible(true);
        areas.setItems(options);
        areas.setItemLabelGenerator(ScopeOptions.Option::label);
        areas.setHelperText(getTranslation("admin.user.areas.hint"));
        everywhere.addValueChangeListener(event -> areas.setEnabled(!event.getValue()));
        add(displayName, username, roles, everywhere, areas);
    }

    void read(UserSummary user) {
        displayName.setValue(user.displayName());
        username.setValue(user.username());
        roles.setValue(user.roles());
        everywhere.setValue(user.scope().everywhere());
        areas.setValue(options.stream()
                .filter(option -> user.scope().areaIds().contains(option.areaId()))
                .collect(Collectors.toSet()));
    }

    Optional<UserDraft> write() {
        refuse(displayName, displayName.getValue().isBlank());
        username.setErrorMessage(getTranslation("admin.user.username.rule"));
        username.setInvalid(!UserDraft.isUsername(username.getValue()));
        roles.setErrorMessage(getTranslation("required"));
        roles.setInvalid(roles.getValue().isEmpty());
        if (displayName.isInvalid() || username.isInvalid() || roles.isInvalid()) {
            return Optional.empty();
        }
        Set<Long> areaIds =
                areas.getValue().stream().map(ScopeOptions.Option::areaId).collect(Collectors.toSet());
        return Optional.of(new UserDraft(
                username.getValue(), displayName.getValue(), roles.getValue(), everywhere.getValue(), areaIds));
    }

    void refuseUsername(String message) {
        username.setErrorMessage(message);
        username.setInvalid(true);
    }

    private void refuse(TextField field, boolean refused) {
        field.setErrorMessage(getTranslation("required"));
        field.setInvalid(refused);
    }
}
