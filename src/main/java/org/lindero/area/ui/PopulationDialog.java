package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersions;
import org.lindero.shell.ui.Notices;

/** Asks for the people of an area in a year, and where the number comes from. */
class PopulationDialog extends Dialog {

    private final AreaVersions versions;
    private final AreaSummary area;
    private final Runnable changed;
    private final IntegerField year = new IntegerField();
    private final IntegerField people = new IntegerField();
    private final TextField source = new TextField();

    PopulationDialog(AreaVersions versions, AreaSummary area, @Nullable AreaPopulation population, Runnable changed) {
        this.versions = versions;
        this.area = area;
        this.changed = changed;
        setHeaderTitle(getTranslation("area.population.dialog", area.name()));
        setWidth("28rem");
        setMaxWidth("95vw");
        year.setLabel(getTranslation("area.population.year"));
        year.setMin(AreaPopulation.FIRST_YEAR);
        year.setMax(AreaPopulation.LAST_YEAR);
        people.setLabel(getTranslation("area.population.long"));
        people.setMin(0);
        source.setLabel(getTranslation("area.population.source"));
        source.setHelperText(getTranslation("area.population.source.hint"));
        source.setMaxLength(AreaPopulation.SOURCE_MAX);
        year.setErrorMessage(getTranslation(
                "area.population.year.rule",
                String.valueOf(AreaPopulation.FIRST_YEAR),
                String.valueOf(AreaPopulation.LAST_YEAR)));
        people.setErrorMessage(getTranslation("area.population.people.rule"));
        var form = new FormLayout(year, people, source);
        form.setColspan(source, 2);
        add(form);
        if (population != null) {
            read(population);
        }
        var save = new Button(getTranslation("save"), event -> save());
        save.addThemeName("primary");
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
    }

    private void read(AreaPopulation population) {
        year.setValue(population.year());
        year.setReadOnly(true);
        people.setValue(population.people());
        source.setValue(population.source() == null ? "" : population.source());
        getFooter().add(new Button(getTranslation("area.population.remove"), event -> {
            versions.removePopulation(area.id(), population.year());
            done();
        }));
    }

    private void save() {
        boolean good = check(year, AreaPopulation.FIRST_YEAR, AreaPopulation.LAST_YEAR);
        good &= check(people, 0, Integer.MAX_VALUE);
        if (good) {
            versions.putPopulation(
                    area.id(), new AreaPopulation(year.getValue(), people.getValue(), source.getValue()));
            done();
        }
    }

    private static boolean check(IntegerField field, int least, int most) {
        var value = field.getValue();
        boolean good = value != null && value >= least && value <= most;
        field.setInvalid(!good);
        return good;
    }

    private void done() {
        close();
        changed.run();
        Notices.success(getTranslation("area.population.saved"));
    }
}
