package org.lindero.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lindero.shared.AbstractEntity;

/** What projects are paid from and answer to. */
@Entity
@Table(name = "programme")
class Programme extends AbstractEntity {

    private String name;
    private String fund;
    private int fiscalYear;
    private String responsibleUnit;
    private String objectives;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Programme() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    Programme(ProgrammeDraft draft) {
        revise(draft);
    }

    final void revise(ProgrammeDraft draft) {
        name = draft.name();
        fund = draft.fund();
        fiscalYear = draft.fiscalYear();
        responsibleUnit = draft.responsibleUnit();
        objectives = draft.objectives();
    }

    ProgrammeDetails details() {
        return new ProgrammeDetails(
                id(), version(), new ProgrammeDraft(name, fund, fiscalYear, responsibleUnit, objectives));
    }
}
