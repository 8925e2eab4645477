package org.lindero.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.security.Role;
import org.lindero.security.UserDraft;
import org.lindero.security.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(classes = AdministrationView.class)
class AdministrationViewTest extends SpringBrowserlessTest {

    @Autowired
    private UserService users;

    @Test
    @As(Role.ADMIN)
    @SuppressWarnings("unchecked")
    void anAdministratorAddsAFieldOfficerAndReadsThePasswordOnce() {
        navigate(AdministrationView.class);
        test(find(Button.class).withText("Agregar usuario").single()).click();
        test(find(TextField.class).withCaption("Nombre").single()).setValue("Rosa Díaz");
        test(find(TextField.class).withCaption("Usuario").single()).setValue("rosa.diaz");
        ((CheckboxGroup<Role>) find(CheckboxGroup.class).single()).setValue(Set.of(Role.FIELD_OFFICER));
        test(find(Checkbox.class).withCaption("Todas las áreas").single()).click();
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Contraseña temporal de Rosa Díaz");
        assertThat(test(find(Grid.class).single()).getCellText(0, 1)).isEqualTo("rosa.diaz");
    }

    @Test
    @As(Role.ADMIN)
    @SuppressWarnings("unchecked")
    void aTakenUserNameIsRefusedAtTheFieldAndNothingTypedIsLost() {
        users.create(new UserDraft("rosa.diaz", "Rosa", Set.of(Role.MANAGER), true, Set.of()));
        navigate(AdministrationView.class);
        test(find(Button.class).withText("Agregar usuario").single()).click();
        test(find(TextField.class).withCaption("Nombre").single()).setValue("Rosalía");
        var username = find(TextField.class).withCaption("Usuario").single();
        test(username).setValue("rosa.diaz");
        ((CheckboxGroup<Role>) find(CheckboxGroup.class).single()).setValue(Set.of(Role.FIELD_OFFICER));
        test(find(Checkbox.class).withCaption("Todas las áreas").single()).click();
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(username.isInvalid()).isTrue();
        assertThat(username.getErrorMessage()).isNotBlank();
        assertThat(find(TextField.class).withCaption("Nombre").single().getValue())
                .isEqualTo("Rosalía");
    }

    @Test
    @As(Role.ADMIN)
    void whatIsMissingIsSaidAtTheField() {
        navigate(AdministrationView.class);
        test(find(Button.class).withText("Agregar usuario").single()).click();
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(TextField.class).withCaption("Nombre").single().getErrorMessage())
                .isEqualTo("Este dato es obligatorio");
    }

    @Test
    @As(Role.ADMIN)
    void theAuditTrailTellsWhatWasDoneInTheReadersWords() {
        users.create(new UserDraft("rosa.diaz", "Rosa", Set.of(Role.MANAGER, Role.EVALUATOR), true, Set.of()));
        navigate(AuditView.class);

        var lines = test(find(Grid.class).single());
        assertThat(lines.getCellText(0, 2)).isEqualTo("Registró al usuario");
        assertThat(lines.getCellText(0, 4)).isEqualTo("Evaluación, Responsable de programa · *");
    }

    @Test
    @As(Role.MANAGER)
    void nobodyButAnAdministratorReachesTheUsers() {
        assertThatThrownBy(() -> users.search("", PageRequest.of(0, 10))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> users.resetPassword(1)).isInstanceOf(AccessDeniedException.class);
    }
}
