package org.lindero.area.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;

/** The choice of what the map shows and by which classes. */
class LayerPanel extends Div {

    private final ComboBox<MapLayer> layer = new ComboBox<>();
    private final Select<MapMeasure> measure = new Select<>();
    private final Select<MapChoice.Legend> legend = new Select<>();
    private final Select<Integer> classes = new Select<>();
    private final TextField limits = new TextField();
    private final Checkbox points = new Checkbox();
    private final Runnable listener;
    private boolean silent;

    /** Offers layers; tells {@code listener} when another choice was made. */
    LayerPanel(List<MapLayer> layers, Runnable listener) {
        this.listener = listener;
        addClassNames("toolbar", "layer-panel");
        layer.setLabel(getTranslation("area.shade"));
        layer.setItems(
                layers.stream().sorted(Comparator.comparing(MapLayer::group)).toList());
        layer.setItemLabelGenerator(this::nameOf);
        layer.setRenderer(new ComponentRenderer<>(this::item));
        layer.addClassName("layer-choice");
        measure.setLabel(getTranslation("area.map.measure"));
        measure.setItemLabelGenerator(one -> getTranslation("area.map.measure." + one));
        legend.setLabel(getTranslation("area.map.legend"));
        legend.setItems(MapChoice.Legend.values());
        legend.setItemLabelGenerator(one -> getTranslation("area.map.legend." + one));
        classes.setLabel(getTranslation("area.map.classes"));
        classes.setItems(IntStream.rangeClosed(ClassLimits.FEWEST, ClassLimits.MOST)
                .boxed()
                .toList());
        classes.addClassName("few");
        limits.setLabel(getTranslation("area.map.limits"));
        limits.setHelperText(getTranslation("area.map.limits.hint"));
        limits.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        layer.addValueChangeListener(event -> changed());
        measure.addValueChangeListener(event -> changed());
        legend.addValueChangeListener(event -> changed());
        classes.addValueChangeListener(event -> changed());
        limits.addValueChangeListener(event -> changed());
        points.setLabel(getTranslation("area.map.points"));
        points.addValueChangeListener(event -> changed());
        add(layer, measure, legend, classes, limits, points);
    }

    /** The layer that is chosen. */
    MapLayer layer() {
        return layer.getValue();
    }

    /** How a layer can be read: what counts nothing is not divided, and people are not divided by people. */
    static List<MapMeasure> measures(MapLayer layer) {
        if (!layer.count()) {
            return List.of(MapMeasure.PLAIN);
        }
        return layer.group() == MapLayer.Group.AREA
                ? List.of(MapMeasure.PLAIN, MapMeasure.PER_KM2)
                : List.of(MapMeasure.values());
    }

    /** Fills the fields without telling anybody. */
    void show(MapLayer shown, MapChoice choice) {
        silent = true;
        layer.setValue(shown);
        measure.setItems(measures(shown));
        measure.setValue(choice.measure());
        legend.setValue(choice.legend());
        classes.setValue(choice.classes());
        limits.setValue(LimitText.write(choice.limits(), getLocale()));
        points.setValue(choice.points());
        silent = false;
        hide();
    }

    /** Offers points only where the user may see them. */
    void offerPoints(boolean offered) {
        points.setVisible(offered);
    }

    /** What the fields say; the month is the slider's. */
    MapChoice choice() {
        return new MapChoice(
                layer().key(),
                null,
                layer().count() && !measure.isEmpty() ? measure.getValue() : MapMeasure.PLAIN,
                legend.getValue(),
                classes.getValue(),
                LimitText.read(limits.getValue(), getLocale()),
                points.getValue());
    }

    /** The name of a layer; facts of areas are named in the user's language. */
    String nameOf(MapLayer one) {
        return one.group() == MapLayer.Group.AREA ? getTranslation(one.name()) : one.name();
    }

    private Div item(MapLayer one) {
        var group = new Span(getTranslation("area.map.group." + one.group()));
        group.addClassName("muted");
        group.getStyle().set("display", "block").set("font-size", "13px");
        return new Div(new Span(nameOf(one)), group);
    }

    private void changed() {
        if (layer.isEmpty() || silent) {
            return;
        }
        hide();
        listener.run();
    }

    private void hide() {
        boolean numbers = !layer().key().equals(MapLayers.KIND.key());
        boolean given = legend.getValue() == MapChoice.Legend.GIVEN;
        measure.setVisible(layer().count());
        legend.setVisible(numbers);
        classes.setVisible(numbers && !given);
        limits.setVisible(numbers && given);
        limits.setInvalid(
                given && LimitText.read(limits.getValue(), getLocale()).isEmpty());
    }
}
