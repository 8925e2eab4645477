package org.lindero.incident.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.area.AreaSummary;
import org.lindero.incident.OutcomeSummary;

/** Chooses what the page of an outcome shows. */
class OutcomeFilterBar extends Div {

    private final MultiSelectComboBox<OutcomeSummary> others = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<AreaSummary> areas = new MultiSelectComboBox<>();
    private final Select<OutcomeFilter.Ring> ring = new Select<>();

    /**
     * @param metres whether rings of metres may be chosen
     */
    OutcomeFilterBar(
            OutcomeFilter filter,
            List<OutcomeSummary> choice,
            List<AreaSummary> places,
            boolean metres,
            SerializableConsumer<OutcomeFilter> chosen) {
        addClassName("toolbar");
        others.setLabel(getTranslation("incident.with"));
        others.setItems(choice);
        others.setItemLabelGenerator(OutcomeSummary::name);
        others.setClearButtonVisible(true);
        others.setWidth("17rem");
        others.setValue(choice.stream()
                .filter(one -> filter.others().contains(one.id()))
                .collect(Collectors.toSet()));
        areas.setLabel(getTranslation("incident.around"));
        areas.setPlaceholder(getTranslation("incident.around.hint"));
        areas.setItems(places);
        areas.setItemLabelGenerator(AreaSummary::name);
        areas.setClearButtonVisible(true);
        areas.setWidth("17rem");
        areas.setValue(
                places.stream().filter(one -> filter.areas().contains(one.id())).collect(Collectors.toSet()));
        ring.setLabel(getTranslation("incident.ring"));
        ring.setItems(metres ? OutcomeFilter.Ring.values() : new OutcomeFilter.Ring[] {OutcomeFilter.Ring.ORDER});
        ring.setItemLabelGenerator(one -> getTranslation("incident.ring." + one));
        ring.setValue(metres ? filter.ring() : OutcomeFilter.Ring.ORDER);
        ring.setWidth("16rem");
        ring.setMaxWidth("100%");
        others.addValueChangeListener(event -> chosen.accept(filter()));
        areas.addValueChangeListener(event -> chosen.accept(filter()));
        ring.addValueChangeListener(event -> chosen.accept(filter()));
        add(others, areas, ring);
    }

    private OutcomeFilter filter() {
        return new OutcomeFilter(
                others.getValue().stream().map(OutcomeSummary::id).collect(Collectors.toSet()),
                areas.getValue().stream().map(AreaSummary::id).collect(Collectors.toSet()),
                ring.getValue());
    }
}
