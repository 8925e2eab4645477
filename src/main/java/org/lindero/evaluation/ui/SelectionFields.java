package org.lindero.evaluation.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.Selection;
import org.lindero.evaluation.Selection.By;
import org.lindero.evaluation.Selection.Lottery;
import org.lindero.evaluation.Selection.Lottery.Fault;
import org.lindero.shell.ui.DateField;
import org.lindero.shell.ui.Figures;

/** How the treated areas were chosen; of a lottery, its record: who took part, the seed, the day. */
class SelectionFields extends Div {

    /** What every long holds. */
    private static final String SEED = "\\d{1,18}";

    private final ComboBox<By> by = new ComboBox<>(getTranslation("evaluation.selection"));
    private final MultiSelectComboBox<AreaRole> eligible =
            new MultiSelectComboBox<>(getTranslation("evaluation.lottery.eligible"));
    private final TextField seed = new TextField(getTranslation("evaluation.lottery.seed"));
    private final DateField drawnOn = new DateField(getTranslation("evaluation.lottery.drawnOn"));

    SelectionFields(EvaluationDesign design) {
        addClassName("fields");
        by.setItems(By.values());
        by.setItemLabelGenerator(one -> getTranslation("evaluation.selection." + one));
        by.setHelperText(getTranslation("evaluation.selection.hint"));
        eligible.setItems(design.areas());
        eligible.setItemLabelGenerator(role -> role.code() + " · " + role.name());
        eligible.setHelperText(getTranslation("evaluation.lottery.eligible.hint"));
        by.addValueChangeListener(event -> showLottery(event.getValue() == By.LOTTERY));
        by.setValue(design.selection().by());
        showLottery(false);
        add(by, eligible, seed, drawnOn);
    }

    private void showLottery(boolean shown) {
        eligible.setVisible(shown);
        seed.setVisible(shown);
        drawnOn.setVisible(shown);
    }

    /** The design with what was chosen here, or nothing when a field is wrong, which then says so. */
    Optional<EvaluationDesign> write(EvaluationDesign design) {
        var chosen = by.getValue();
        if (chosen != By.LOTTERY) {
            return Optional.of(design.chosen(new Selection(chosen == null ? By.NOT_SAID : chosen, null)));
        }
        var day = drawnOn.getValue();
        boolean numbered = seed.getValue().strip().matches(SEED);
        refuse(eligible, eligible.getValue().isEmpty(), getTranslation("required"));
        refuse(seed, !numbered, getTranslation("evaluation.lottery.seed.rule"));
        refuse(drawnOn, day == null, getTranslation("required"));
        if (eligible.getValue().isEmpty() || !numbered || day == null) {
            return Optional.empty();
        }
        var took = eligible.getValue().stream().map(AreaRole::areaId).toList();
        var lottery = Lottery.of(took, Long.parseLong(seed.getValue().strip()), day);
        var drawn = design.chosen(Selection.drawn(lottery));
        var faults = lottery.faults(drawn);
        say(faults, design);
        return faults.isEmpty() ? Optional.of(drawn) : Optional.empty();
    }

    private void say(Set<Fault> faults, EvaluationDesign design) {
        var start = Figures.longMonth(getLocale(), design.start());
        for (var fault : faults) {
            refuse(
                    fault == Fault.NOT_BEFORE_START ? drawnOn : eligible,
                    true,
                    getTranslation("evaluation.lottery.fault." + fault, start));
        }
    }

    private static void refuse(HasValidation field, boolean wrong, String why) {
        field.setInvalid(wrong);
        field.setErrorMessage(why);
    }
}
