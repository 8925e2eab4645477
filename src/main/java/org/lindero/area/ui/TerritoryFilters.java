package org.lindero.area.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaGrouping;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaSummary;

/** The filter of the territory, as fields and as a part of the address. */
class TerritoryFilters extends Div {

    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final String RETIRED = "retired";

    private final TextField search = new TextField();
    private final Select<AreaKind> kind = new Select<>();
    private final Map<AreaGrouping, Select<String>> groups = new EnumMap<>(AreaGrouping.class);
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
        retired.setLabel(getTranslation("area.retired.too"));
        retired.setVisible(all.stream().anyMatch(AreaSummary::isRetired));
        search.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        kind.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        retired.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        add(search, kind);
        for (var grouping : AreaGrouping.values()) {
            add(offer(grouping, all.stream().map(grouping::of), listener));
        }
        add(retired);
    }

    /** The groups of a grouping that there are. */
    private Select<String> offer(AreaGrouping grouping, Stream<@Nullable String> some, Runnable listener) {
        var known = some.filter(Objects::nonNull).distinct().sorted().toList();
        var box = new Select<String>();
        box.setItems(known);
        box.setEmptySelectionAllowed(true);
        box.setEmptySelectionCaption(getTranslation("area.grouping.all"));
        box.setVisible(!known.isEmpty());
        box.addValueChangeListener(event -> tell(event.isFromClient(), listener));
        groups.put(grouping, box);
        return box;
    }

    /** Calls the groupings by the names that they were given. */
    void nameGroupings(Map<AreaGrouping, String> names) {
        groups.forEach((grouping, box) ->
                box.setLabel(names.getOrDefault(grouping, getTranslation("area.grouping." + grouping))));
    }

    private @Nullable String group(AreaGrouping grouping) {
        return Objects.requireNonNull(groups.get(grouping)).getValue();
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
                group(AreaGrouping.ZONE),
                group(AreaGrouping.SECTOR),
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
        groups.forEach((grouping, box) -> choose(box, parameters.getSingleParameter(keyOf(grouping))));
        retired.setValue(parameters.getSingleParameter(RETIRED).isPresent());
    }

    private static String keyOf(AreaGrouping grouping) {
        return grouping.name().toLowerCase(Locale.ROOT);
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
        for (var grouping : AreaGrouping.values()) {
            var group = group(grouping);
            if (group != null) {
                parameters.put(keyOf(grouping), group);
            }
        }
        if (retired.getValue()) {
            parameters.put(RETIRED, "1");
        }
    }
}
