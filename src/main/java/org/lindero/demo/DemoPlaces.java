package org.lindero.demo;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.lindero.area.AreaGrouping;
import org.lindero.area.AreaGroupings;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.incident.AreaMonthCount;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.springframework.stereotype.Component;

/** The demo's areas and outcome series, brought in by the same import that users have. */
@Component
class DemoPlaces {

    static final String ROBBERY = "ROBO";

    private final AreaService areas;
    private final AreaGroupings groupings;
    private final OutcomeService outcomes;

    DemoPlaces(AreaService areas, AreaGroupings groupings, OutcomeService outcomes) {
        this.areas = areas;
        this.groupings = groupings;
        this.outcomes = outcomes;
    }

    /** Imports municipality and areas; gives the areas in the order of the city. */
    List<AreaSummary> importAreas(DemoCity city, YearMonth first) {
        importFile("municipio.geojson", city.municipalityGeoJson(), AreaKind.MUNICIPALITY, first);
        importFile("poligonos.geojson", city.geoJson(), AreaKind.POLYGON, first);
        groupings.rename(AreaGrouping.SECTOR, "Sectores policiales");
        var byOrder = new ArrayList<AreaSummary>();
        for (int area = 0; area < DemoCity.AREAS; area++) {
            byOrder.add(areas.find(DemoCity.code(area)).orElseThrow());
        }
        return byOrder;
    }

    private void importFile(String name, String geoJson, AreaKind kind, YearMonth first) {
        var file = BoundaryReader.read(name, geoJson.getBytes(StandardCharsets.UTF_8));
        areas.importBoundaries(
                new BoundaryImportPlan(file, areas.guess(file), kind, null, first.atDay(1), false, first.getYear()));
    }

    /** Stores the monthly counts; gives the id of the robberies. */
    long storeSeries(DemoCity city, List<AreaSummary> byOrder, YearMonth first) {
        long robbery = outcomes.create(new OutcomeDraft(ROBBERY, "Robo a transeúnte", "delitos registrados", false));
        outcomes.store(robbery, counts(city.robberies(), byOrder, first));
        long violence =
                outcomes.create(new OutcomeDraft("VIOL-FAM", "Violencia familiar", "delitos registrados", true));
        outcomes.store(violence, counts(city.familyViolence(), byOrder, first));
        return robbery;
    }

    private static List<AreaMonthCount> counts(int[][] counts, List<AreaSummary> byOrder, YearMonth first) {
        var rows = new ArrayList<AreaMonthCount>();
        for (int area = 0; area < counts.length; area++) {
            for (int month = 0; month < counts[area].length; month++) {
                rows.add(new AreaMonthCount(byOrder.get(area).id(), first.plusMonths(month), counts[area][month]));
            }
        }
        return rows;
    }
}
