package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What maps load: boundaries that the browser keeps until they change, and map pictures only where a server is set up. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
class MapDataTest {

    @Autowired
    private MapData data;

    @Autowired
    private AreaService areas;

    private MockMvc web;

    @BeforeEach
    void importATown() {
        web = MockMvcBuilders.standaloneSetup(data).build();
        load("areas.geojson", TestFiles.grid(2, 2), AreaKind.POLYGON);
    }

    @Test
    void boundariesAreSentOnceAndAgainWhenOneChanges() throws Exception {
        var first = areas(null);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getContentAsString()).contains("A-001", "MultiPolygon");
        assertThat(first.getHeader("Cache-Control")).contains("private", "no-cache");

        var again = areas(first.getHeader("ETag"));
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentLength()).isZero();

        load("more.geojson", TestFiles.grid(3, 2), AreaKind.POLYGON);
        assertThat(areas(first.getHeader("ETag")).getStatus()).isEqualTo(200);
    }

    @Test
    void boundariesAreAsFineAsTheZoomAndNoFiner() throws Exception {
        load("waves.geojson", wavyBorder(), AreaKind.POLYGON);

        var far = get("/geo/areas?zoom=9", null).getContentAsString();
        var near = get("/geo/areas?zoom=16", null).getContentAsString();

        assertThat(far).contains("\"zoom\":8");
        assertThat(near).contains("\"zoom\":16");
        assertThat(corners(far, "W-1")).isLessThan(12);
        assertThat(corners(near, "W-1")).isGreaterThan(200);
        assertThat(get("/geo/areas?zoom=99", null).getContentAsString()).contains("\"zoom\":18");
        assertThat(get("/geo/areas?zoom=-5", null).getContentAsString()).contains("\"zoom\":4");
        assertThat(get("/geo/areas", null).getContentAsString()).contains("\"zoom\":12");
        assertThat(areas.geoJsonUnabridged()).contains("-99.500001234");
    }

    @Test
    void commonBordersStayCommonAtEveryZoom() throws Exception {
        load("waves.geojson", wavyBorder(), AreaKind.POLYGON);

        for (int zoom : new int[] {4, 6, 8, 10, 12, 14, 16, 18}) {
            var json = get("/geo/areas?zoom=" + zoom, null).getContentAsString();
            var left = shape(json, "W-1");
            var right = shape(json, "W-2");
            assertThat(left.intersection(right).getArea()).isZero();
            assertThat(left.union(right).getGeometryType()).isEqualTo("Polygon");
            assertThat(((Polygon) left.union(right)).getNumInteriorRing()).isZero();
        }
    }

    @Test
    void anotherScopeIsNotAnsweredWithNotModified() throws Exception {
        var everywhere = areas(null).getHeader("ETag");
        SignIn.as(
                Role.FIELD_OFFICER,
                new Scope(false, Set.of(areas.find("A-002").orElseThrow().id())));

        var mine = areas(everywhere);

        assertThat(mine.getStatus()).isEqualTo(200);
        assertThat(mine.getContentAsString()).contains("A-002").doesNotContain("A-001");
    }

    @Test
    void outlinesAreThoseOfMunicipalitiesAndStatesOnly() throws Exception {
        assertThat(get("/geo/outlines", null).getContentAsString()).doesNotContain("A-001");

        var towns = new String(TestFiles.grid(2, 2), StandardCharsets.UTF_8).replace("A-", "M-");
        load("towns.geojson", towns.getBytes(StandardCharsets.UTF_8), AreaKind.MUNICIPALITY);

        assertThat(get("/geo/outlines", null).getContentAsString()).contains("MUNICIPALITY");
    }

    @Test
    void withoutAServerOfMapPicturesNoneIsNamed() throws Exception {
        assertThat(get("/geo/tiles", null).getContentAsString()).isEqualTo("{\"tiles\":\"\",\"attribution\":\"\"}");
    }

    @Test
    void anAddressWithoutPlacesForTheTileIsRefusedAtStart() {
        assertThat(new MapTiles("https://tiles.example.org/{z}/{x}/{y}.png", "©").tiles())
                .endsWith(".png");
        assertThat(new MapTiles("/tiles/{z}/{x}/{y}.png", "").tiles()).startsWith("/tiles");
        for (var wrong : new String[] {"https://tiles.example.org/", "javascript:{z}{x}{y}", "{z}/{x}/{y}"}) {
            assertThatThrownBy(() -> new MapTiles(wrong, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lindero.map.tiles");
        }
    }

    /** Two areas whose common border has 400 corners. */
    private static byte[] wavyBorder() {
        var north = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            double x = i == 0 ? -99.500001234 : -99.5 + 0.0005 * Math.sin(0.6 * i);
            north.add("[" + x + "," + (19.0 + 0.00005 * i) + "]");
        }
        var border = String.join(",", north);
        var last = north.getLast();
        return TestFiles.collection(
                TestFiles.feature(
                        "\"codigo\":\"W-1\",\"nombre\":\"Poniente\"",
                        "[[[-99.52,19.0]," + border + ",[-99.52,19.01995],[-99.52,19.0]]]"),
                TestFiles.feature(
                        "\"codigo\":\"W-2\",\"nombre\":\"Oriente\"",
                        "[[" + String.join(",", north.reversed()) + ",[-99.48,19.0],[-99.48,19.01995]," + last + "]]"));
    }

    private static int corners(String json, String code) {
        return shape(json, code).getNumPoints() - 1;
    }

    private static Polygon shape(String json, String code) {
        for (var feature : new JsonMapper().readTree(json).get("features")) {
            if (feature.get("properties").get("code").asString().equals(code)) {
                var corners = new ArrayList<Coordinate>();
                feature.get("geometry")
                        .get("coordinates")
                        .get(0)
                        .get(0)
                        .forEach(corner -> corners.add(new Coordinate(
                                corner.get(0).asDouble(), corner.get(1).asDouble())));
                return new GeometryFactory().createPolygon(corners.toArray(Coordinate[]::new));
            }
        }
        throw new AssertionError("no area " + code);
    }

    private MockHttpServletResponse areas(@Nullable String tag) throws Exception {
        return get(MapData.AREAS, tag);
    }

    private MockHttpServletResponse get(String address, @Nullable String tag) throws Exception {
        var request = MockMvcRequestBuilders.get(address);
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return web.perform(request).andReturn().getResponse();
    }

    private void load(String name, byte[] bytes, AreaKind kind) {
        var file = BoundaryReader.read(name, bytes);
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), kind, null, LocalDate.of(2026, 1, 1), false, 2020));
    }
}
