package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.shared.Registration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lindero.area.AreaService;

/**
 * A map of areas, drawn by OpenLayers in {@code frontend/components/lindero-map.js}; it always stands beside a table with the
 * same numbers.
 *
 * <p>Geometry travels once, as a GeoJSON download whose rights and scope are checked when it is fetched, not through the
 * session. Colours travel as one property keyed by area code.
 */
@Tag("lindero-map")
@JsModule("context://components/lindero-map.js")
public class AreaMap extends Component implements HasSize, HasAriaLabel {

    /**
     * A class of areas on a map.
     *
     * @param key names it among the classes of the map
     * @param color CSS colour
     * @param hatch {@code forward}, {@code back}, {@code cross}, {@code level}, or empty for none
     */
    public record AreaClass(String key, String label, String color, String hatch) {}

    /**
     * What a legend is headed by and what an area says when it is pointed at.
     *
     * @param title of the legend; may be empty
     * @param note a sentence below the legend; may be empty
     * @param textByAreaCode shown beside the name of an area
     */
    public record Explanation(String title, String note, Map<String, String> textByAreaCode) {

        static final Explanation NONE = new Explanation("", "", Map.of());
    }

    private record Picture(Map<String, String> classes, List<AreaClass> legend, Explanation explanation) {}

    private record Ring(String geoJson, String label) {}

    private record Labels(
            String zoomIn,
            String zoomOut,
            String fit,
            String attributions,
            String tilesMissing,
            String noPoints,
            String loading,
            String failed) {}

    /** A map of all areas in the scope of the user; the browser keeps their boundaries until one changes. */
    public AreaMap() {
        getElement().setAttribute("src", MapData.AREAS);
        begin();
    }

    /** A map of some areas. */
    public AreaMap(AreaService areas, Collection<Long> ids) {
        this(() -> areas.geoJson(ids));
    }

    /** A map of shapes that are not stored yet: a feature collection whose features have a code and a name. */
    AreaMap(Supplier<String> geoJson) {
        getElement().setAttribute("src", download(geoJson, "areas.geojson"));
        begin();
    }

    private void begin() {
        getElement()
                .setPropertyBean(
                        "texts",
                        new Labels(
                                getTranslation("area.map.zoomIn"),
                                getTranslation("area.map.zoomOut"),
                                getTranslation("area.map.fit"),
                                getTranslation("area.map.attributions"),
                                getTranslation("area.map.tiles.missing"),
                                getTranslation("area.map.points.none"),
                                getTranslation("notReady"),
                                getTranslation("area.map.failed")));
        setAriaLabel(getTranslation("area.map.label"));
        setWidthFull();
        setHeight("28rem");
    }

    /** Colours areas by class; an area without a class is left blank. */
    public void setClasses(Map<String, String> classByAreaCode, List<AreaClass> legend) {
        setClasses(classByAreaCode, legend, Explanation.NONE);
    }

    /** Colours areas by class, with a heading and a text for each area. */
    public void setClasses(Map<String, String> classByAreaCode, List<AreaClass> legend, Explanation explanation) {
        getElement()
                .setPropertyBean("picture", new Picture(Map.copyOf(classByAreaCode), List.copyOf(legend), explanation));
    }

    /**
     * Draws limits around areas, over all others.
     *
     * @param geoJson from the inside out, in longitude and latitude
     * @param labels one a limit
     */
    public void setRings(List<String> geoJson, List<String> labels) {
        var rings = new ArrayList<Ring>();
        for (int i = 0; i < geoJson.size(); i++) {
            rings.add(new Ring(geoJson.get(i), labels.get(i)));
        }
        getElement().setPropertyList("rings", rings);
    }

    /**
     * Shows points over the areas, those that lie close as one sign with their number.
     *
     * @param geoJson gives a feature collection of points in longitude and latitude; its rights are checked when it is fetched
     */
    public void setPoints(Supplier<String> geoJson) {
        getElement().setAttribute("points", download(geoJson, "points.geojson"));
    }

    /** Shows areas alone. */
    public void removePoints() {
        getElement().removeAttribute("points");
    }

    /** A link to the map of the territory with the rings of a project's areas. */
    public static RouterLink linkToRings(String text, long projectId) {
        var link = new RouterLink(text, TerritoryView.class);
        link.setQueryParameters(QueryParameters.simple(RingChoice.addressOf(projectId)));
        return link;
    }

    private static DownloadHandler download(Supplier<String> geoJson, String name) {
        return DownloadHandler.fromInputStream(event -> {
            var bytes = geoJson.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(new ByteArrayInputStream(bytes), name, "application/geo+json", bytes.length);
        });
    }

    /** Outlines areas and writes their names. */
    public void setSelected(Collection<String> areaCodes) {
        getElement().setPropertyList("selected", List.copyOf(areaCodes));
    }

    /** Moves to areas; to all of them when there are none. */
    void setFound(Collection<String> areaCodes) {
        getElement().setPropertyList("found", List.copyOf(areaCodes));
    }

    /**
     * The roles of an evaluation: {@code treated}, {@code ring1}, {@code ring2}, {@code comparison}.
     *
     * @param translate gives the text of a key, such as {@code this::getTranslation}
     */
    public static List<AreaClass> evaluationClasses(UnaryOperator<String> translate) {
        return List.of(
                new AreaClass("treated", translate.apply("area.role.treated"), "#0f5e5c", ""),
                new AreaClass("ring1", translate.apply("area.role.ring1"), "#d98f5b", "forward"),
                new AreaClass("ring2", translate.apply("area.role.ring2"), "#f0d3b4", "back"),
                new AreaClass("comparison", translate.apply("area.role.comparison"), "#c9c4bb", ""));
    }

    /** Tells which area was clicked. */
    public Registration addAreaClickListener(ComponentEventListener<AreaClickEvent> listener) {
        return addListener(AreaClickEvent.class, listener);
    }

    /** An area was clicked. */
    @DomEvent("area-click")
    public static class AreaClickEvent extends ComponentEvent<AreaMap> {

        private final String areaCode;
        private final long areaId;

        public AreaClickEvent(
                AreaMap source,
                boolean fromClient,
                @EventData("event.detail.code") String areaCode,
                @EventData("event.detail.id") double areaId) {
            super(source, fromClient);
            this.areaCode = areaCode;
            this.areaId = (long) areaId;
        }

        /** Its code. */
        public String areaCode() {
            return areaCode;
        }

        /** Its id; 0 for a shape that is not stored. */
        public long areaId() {
            return areaId;
        }
    }
}
