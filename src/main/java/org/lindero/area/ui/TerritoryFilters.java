package org.lindero.area.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaSummary;

/** The filter of the territory, as fields and as a part of the address. */
class TerritoryFilters extends Div {

    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final String ZONE = "zone";
    private static final String SECTOR = "sector";
    private static final String RETIRED = "retired";

    private final TextField search = new TextField();
    private final Select<AreaKind> kind = new Select<>();
    private final Select<String> zone = new Select<>();
    private final Select<String> sector = new Select<>();
    private final Checkbox retired = new Checkbox();

    /** Offers what the areas, also the retired, have; tells {@code listener} when the user changes something. */
    TerritoryFilters(List<AreaSummary> all, Runnable listener) {
        addClassNames("toolbar", "map-filters");
        search.setLabel(getTranslation("search"));
        search.setPlaceholder(getTranslation("area.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        kind.setLabel(getTranslation("area.kind"));
        kind.setItems(all.stream().map(AreaSummary::kind).distinct().sorted().toList());
        kind.setItemLabelGenerator(one -> one == null ? getTranslation("all") : getTranslation("area.kind." + one));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("all"));
        offer(zone, "area.zone", all.stream().map(AreaSummary::zone));
        offer(sector, "area.sector", all.stream().map(AreaSummary::sector));
        retired.setLabel(getTranslation("area.retired.too"));
        retired.setVisible(all.stream().anyMatch(AreaSummary::isRetired));
        search.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        kind.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        zone.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        sector.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        retired.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        add(search, kind, zone, sector, retired);
    }

    /** The groups of the second grouping that there are. */
    private void offer(Select<String> box, String label, Stream<@Nullable String> groups) {
        var known = groups.filter(Objects::nonNull).distinct().sorted().toList();
        box.setLabel(getTranslation(label));
        box.setItems(known);
        box.setEmptySelectionAllowed(true);
        box.setEmptySelectionCaption(getTranslation("area.zone.all"));
        box.setVisible(!known.isEmpty());
    }

    private static void tell(boolean byTheUser, Runnable listener) {
        if (byTheUser) {
            listener.run();
        }
    }

    AreaFilter value() {
        var one = kind.getValue();
        return new AreaFilter(
                search.getValue(),
                one == null ? Set.of() : Set.of(one),
                null,
                zone.getValue(),
                sector.getValue(),
                retired.getValue());
    }

    /** Fills the fields from an address; what is not there to choose is left out. */
    void read(QueryParameters parameters) {
        search.setValue(parameters.getSingleParameter(TEXT).orElse(""));
        parameters
                .getSingleParameter(KIND)
                .ifPresent(name -> kind.getListDataView()
                        .getItems()
                        .filter(one -> one.name().equals(name))
                        .forEach(kind::setValue));
        choose(zone, parameters.getSingleParameter(ZONE));
        choose(sector, parameters.getSingleParameter(SECTOR));
        retired.setValue(parameters.getSingleParameter(RETIRED).isPresent());
    }

    private static void choose(Select<String> box, Optional<String> group) {
        group.ifPresent(
                name -> box.getListDataView().getItems().filter(name::equals).forEach(box::setValue));
    }

    void write(Map<String, String> parameters) {
        if (!search.isEmpty()) {
            parameters.put(TEXT, search.getValue());
        }
        if (kind.getValue() != null) {
            parameters.put(KIND, kind.getValue().name());
        }
        if (zone.getValue() != null) {
            parameters.put(ZONE, zone.getValue());
        }
        if (sector.getValue() != null) {
            parameters.put(SECTOR, sector.getValue());
        }
        if (retired.getValue()) {
            parameters.put(RETIRED, "1");
        }
    }
}
