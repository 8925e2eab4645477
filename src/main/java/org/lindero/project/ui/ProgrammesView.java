package org.lindero.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lindero.project.ProgrammeDetails;
import org.lindero.project.ProgrammeDraft;
import org.lindero.project.ProgrammeService;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NameTakenException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Page;

/** The programmes that projects are paid from and answer to. */
@Route("proyectos/programas")
@PermitAll
@StyleSheet("context://styles/project.css")
class ProgrammesView extends Page {

    private final ProgrammeService programmes;
    private final Clock clock;
    private final boolean mayEdit;
    private final Div list = new Div();

    ProgrammesView(ProgrammeService programmes, CurrentUser currentUser, Clock clock) {
        super("project.programmes");
        this.programmes = programmes;
        this.clock = clock;
        mayEdit = currentUser.has(Role.MANAGER);
        setLead(getTranslation("project.programmes.lead"));
        if (mayEdit) {
            var add =
                    new Button(getTranslation("project.programme.add"), VaadinIcon.PLUS.create(), event -> open(null));
            add.addThemeName("primary");
            addActions(add);
        }
        list.addClassName("columns");
        add(list);
        show();
    }

    private void show() {
        list.removeAll();
        var all = programmes.list();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.ARCHIVE,
                    getTranslation("project.programmes.none"),
                    getTranslation("project.programmes.none.hint")));
        }
        all.forEach(programme -> list.add(card(programme)));
    }

    private Card card(ProgrammeDetails programme) {
        var draft = programme.draft();
        var card = new Card(
                programme.label(),
                new FactList()
                        .with(getTranslation("project.programme.fund"), draft.fund())
                        .with(getTranslation("project.unit"), draft.responsibleUnit())
                        .with(getTranslation("project.programme.objectives"), draft.objectives()));
        if (mayEdit) {
            var edit = new Button(getTranslation("edit"), VaadinIcon.EDIT.create(), event -> open(programme));
            edit.setAriaLabel(getTranslation("project.editThing", programme.label()));
            card.add(edit);
        }
        return card;
    }

    private void open(@Nullable ProgrammeDetails read) {
        var name = new TextField(getTranslation("project.programme.name"));
        var fund = new TextField(getTranslation("project.programme.fund"));
        var year = new IntegerField(getTranslation("project.programme.year"));
        var unit = new TextField(getTranslation("project.unit"));
        var objectives = new TextArea(getTranslation("project.programme.objectives"));
        objectives.setHelperText(getTranslation("project.programme.objectives.hint"));
        year.setStepButtonsVisible(true);
        year.setValue(LocalDate.now(clock).getYear());
        if (read != null) {
            name.setValue(read.draft().name());
            fund.setValue(read.draft().fund());
            year.setValue(read.draft().fiscalYear());
            unit.setValue(read.draft().responsibleUnit());
            objectives.setValue(read.draft().objectives());
        }
        var checks = new FieldChecks(this::getTranslation);
        checks.filled(name, ProgrammeDraft.NAME_MAX);
        checks.text(fund, ProgrammeDraft.NAME_MAX);
        checks.rule(year, "project.year.refused", value -> value != null && ProgrammeDraft.isYear(value));
        checks.text(unit, ProgrammeDraft.NAME_MAX);
        checks.text(objectives, ProgrammeDraft.OBJECTIVES_MAX);
        var form = new FormLayout(name, fund, year, unit, objectives);
        form.setColspan(objectives, 2);
        form.setColspan(name, 2);
        new SaveDialog(
                        read == null
                                ? getTranslation("project.programme.add")
                                : getTranslation("project.editThing", read.label()),
                        form,
                        () -> {
                            if (!checks.pass()) {
                                return false;
                            }
                            var draft = new ProgrammeDraft(
                                    name.getValue(),
                                    fund.getValue(),
                                    year.getValue(),
                                    unit.getValue(),
                                    objectives.getValue());
                            return save(read, draft, name);
                        })
                .open();
    }

    private boolean save(@Nullable ProgrammeDetails read, ProgrammeDraft draft, TextField name) {
        try {
            if (read == null) {
                programmes.create(draft);
            } else {
                programmes.revise(read, draft);
            }
            show();
            return true;
        } catch (NameTakenException taken) {
            name.setErrorMessage(getTranslation("project.programme.taken"));
            name.setInvalid(true);
            return false;
        }
    }
}
