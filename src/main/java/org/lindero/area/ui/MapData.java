package org.lindero.area.ui;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What maps load beside their page: boundaries, which a browser keeps until one changes, and what lies behind them. */
@RestController
@EnableConfigurationProperties(MapTiles.class)
class MapData {

    /** The address of the boundaries of the user's scope. */
    static final String AREAS = "/geo/areas";

    private static final MediaType GEO_JSON = new MediaType("application", "geo+json", StandardCharsets.UTF_8);

    private final AreaService areas;
    private final MapTiles tiles;

    MapData(AreaService areas, MapTiles tiles) {
        this.areas = areas;
        this.tiles = tiles;
    }

    @GetMapping(AREAS)
    @Nullable
    ResponseEntity<String> areas(WebRequest request, @RequestParam(required = false) @Nullable Integer zoom) {
        return kept(request, () -> areas.geoJson(zoom));
    }

    /** Municipalities and states, drawn as lines behind the areas. */
    @GetMapping("/geo/outlines")
    @Nullable
    ResponseEntity<String> outlines(WebRequest request, @RequestParam(required = false) @Nullable Integer zoom) {
        return kept(request, () -> areas.outlines(zoom));
    }

    @GetMapping("/geo/tiles")
    MapTiles tiles() {
        return tiles;
    }

    /** The content, or nothing but "not modified" when the browser has it. */
    private @Nullable ResponseEntity<String> kept(WebRequest request, Supplier<String> content) {
        var stamp = UUID.nameUUIDFromBytes(areas.geometryStamp().getBytes(StandardCharsets.UTF_8));
        // weak: the server may compress what it names
        var tag = "W/\"" + stamp + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(GEO_JSON)
                .body(content.get());
    }
}
