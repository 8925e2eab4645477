package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.lindero.area.AreaDraft;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws outlines among areas by pointer, touch or a table of corners, in {@code frontend/components/lindero-draw.js}. The
 * browser keeps what is not saved yet, one drawing a user.
 */
@Tag("lindero-draw")
@JsModule("context://components/lindero-draw.js")
class AreaDrawing extends Component implements HasAriaLabel {

    /** What is done with the areas. */
    enum Mode {
        DRAW,
        REDRAW,
        SPLIT,
        MERGE
    }

    /** What the form beside the drawing says; kept with it. */
    record Form(List<AreaDraft> drafts, String validFrom) {}

    /** A drawing that was taken up again. */
    record Resumed(Mode mode, List<Long> ids, Form form) {}

    private record Task(Mode mode, List<Long> ids, String outline, Form draft) {}

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> WORDS = List.of(
            "undo",
            "redo",
            "clear",
            "corners",
            "corner",
            "longitude",
            "latitude",
            "acts",
            "insert",
            "remove",
            "next",
            "pageBack",
            "pageForward",
            "hintDRAW",
            "hintREDRAW",
            "hintSPLIT",
            "hintMERGE",
            "hintCHOOSE",
            "touchDRAW",
            "touchREDRAW",
            "touchSPLIT");

    private final Supplier<String> areas;

    /**
     * An empty drawing.
     *
     * @param areas gives the areas around as GeoJSON
     * @param owner whose unsaved drawings the browser keeps
     */
    AreaDrawing(Supplier<String> areas, String owner) {
        this.areas = areas;
        Map<String, String> texts = new TreeMap<>();
        WORDS.forEach(word -> texts.put(word, getTranslation("area.draw." + word)));
        texts.put("zoomIn", getTranslation("area.map.zoomIn"));
        texts.put("zoomOut", getTranslation("area.map.zoomOut"));
        texts.put("fit", getTranslation("area.map.fit"));
        texts.put("tilesMissing", getTranslation("area.map.tiles.missing"));
        texts.put("loading", getTranslation("notReady"));
        texts.put("empty", getTranslation("area.draw.empty"));
        texts.put("failed", getTranslation("area.map.failed"));
        getElement().setPropertyMap("texts", texts);
        getElement().setProperty("owner", owner);
        setAriaLabel(getTranslation("area.draw.map"));
        reload();
    }

    /** Reads the areas again. */
    void reload() {
        getElement().setAttribute("src", DownloadHandler.fromInputStream(event -> {
            var bytes = areas.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), "areas.geojson", "application/geo+json", bytes.length);
        }));
    }

    /**
     * Says what is drawn; another mode or other areas start anew.
     *
     * @param outline where it starts from, as GeoJSON; empty for nothing
     */
    void setTask(Mode mode, List<Long> ids, String outline, Form form) {
        getElement().setPropertyBean("task", new Task(mode, ids, outline, form));
    }

    /** Shows what would be stored. */
    void setOutlines(List<String> geoJson) {
        getElement().setPropertyList("outlines", geoJson);
    }

    /** Takes up the drawing that the browser kept. */
    void resume() {
        getElement().callJsFunction("resume");
    }

    /** Forgets the drawing, here and in the browser. */
    void forget() {
        getElement().callJsFunction("forget");
    }

    /**
     * From the moment that a button is pressed nothing is taken by the drawing and the form beside it, and what was drawn last is told
     * before the press, until {@link #unlock}.
     *
     * @param doing what goes on meanwhile, in words
     */
    void lockOn(Button button, Component form, String doing) {
        getElement()
                .executeJs(
                        "customElements.whenDefined('lindero-draw').then(() => this.lockOn($0, $1, $2))",
                        button.getElement(),
                        form.getElement(),
                        doing);
    }

    /** The work of the button that locked the drawing is done. */
    void unlock() {
        getElement().callJsFunction("unlock");
    }

    /** Tells the geometry as GeoJSON whenever it changed; empty while there is none. */
    void onSketch(Consumer<String> listener) {
        getElement()
                .addEventListener(
                        "sketch-change",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.geoJson").asString()))
                .addEventData("event.detail.geoJson");
    }

    /** Tells the id of an area that was chosen on the map. */
    void onChoice(LongConsumer listener) {
        getElement()
                .addEventListener(
                        "area-choice",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.id").asLong()))
                .addEventData("event.detail.id");
    }

    /** Tells that the browser keeps an unsaved drawing, and since when. */
    void onKept(Consumer<Instant> listener) {
        getElement()
                .addEventListener(
                        "kept",
                        event -> listener.accept(Instant.ofEpochMilli(
                                event.getEventData().get("event.detail.at").asLong())))
                .addEventData("event.detail.at");
    }

    /** Tells what was taken up again; what cannot be read is as if it were not there. */
    void onResumed(Consumer<Resumed> listener) {
        getElement()
                .addEventListener("resumed", event -> {
                    var data = event.getEventData();
                    try {
                        var ids = data.get("event.detail.ids").asString();
                        listener.accept(new Resumed(
                                Mode.valueOf(data.get("event.detail.mode").asString()),
                                Arrays.stream(ids.split(","))
                                        .filter(id -> !id.isEmpty())
                                        .map(Long::valueOf)
                                        .toList(),
                                JSON.readValue(data.get("event.detail.draft").asString(), Form.class)));
                    } catch (JacksonException | IllegalArgumentException unreadable) {
                        forget();
                    }
                })
                .addEventData("event.detail.mode")
                .addEventData("event.detail.ids")
                .addEventData("event.detail.draft");
    }
}
