package org.lindero.incident.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.TestFiles;
import org.lindero.incident.CountColumns;
import org.lindero.incident.CountImportPlan;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.OutcomeTarget;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointImportPlan;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The page of an outcome, as each role sees it. */
@SpringBootTest
@Transactional
@As(Role.EVALUATOR)
@ViewPackages(packages = {"org.lindero.incident.ui", "org.lindero.shell.ui"})
class OutcomeViewTest extends SpringBrowserlessTest {

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    private long theft;
    private long violence;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(3, 1));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
        importPoints();
        importCounts();
        theft = id("robo");
        violence = id("vf");
    }

    @Test
    void anEvaluatorSeesMonthsAreasRingsAndWhatTheFileLeftOpen() {
        show(theft, Map.of());
        assertThat(find(H1.class).single().getText()).isEqualTo("Robo");
        assertThat(text())
                .contains("publicado de mar 2024 a abr 2024", "mar 20245", "Área 14", "Fuera de todas las áreas: 1")
                .doesNotContain("Por qué no", "Adentro y en los anillos");

        show(theft, Map.of("areas", String.valueOf(area("A-001")), "anillos", "metres", "con", "" + violence));
        assertThat(text()).contains("Adentro y en los anillos", "250–500 m", "Violencia familiar", "mar 20245914");
    }

    @Test
    void aFieldOfficerSeesSmallCountsHiddenAndIsToldWhy() {
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        show(theft, Map.of("areas", String.valueOf(area("A-002")), "anillos", "metres"));

        assertThat(text())
                .contains("Por qué no veo algunos conteos", "mar 20245 a 6", "Área 2<3", "Colindan con esas")
                .doesNotContain("250–500 m");
        assertThat(find(Button.class).withText("Marcar como sensible").exists()).isFalse();
    }

    @Test
    void aManagerDoesNotSeeASensitiveSeriesNorChoosesItBesideAnother() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);

        show(violence, Map.of());
        assertThat(text()).contains("Por qué no puedo ver esto").doesNotContain("mar 20249", "Por área");
        show(theft, Map.of("con", "" + violence));
        assertThat(text()).doesNotContain("Violencia familiar");
        UI.getCurrentOrThrow().navigate("outcomes");
        assertThat(text()).contains("Violencia familiar", "oculto", "5 a 6 carpetas en 2 meses");
    }

    @Test
    void aMonthWithoutCountsReadsNotPublished() {
        show(violence, Map.of());

        assertThat(text()).contains("abr 2024no publicado", "may 20243", "mar 20249");
    }

    @Test
    void whoeverSeesTheSeriesMarksIt() {
        show(theft, Map.of());
        test(find(Button.class).withText("Marcar como sensible").single()).click();

        assertThat(outcomes.get(theft).sensitive()).isTrue();
        assertThat(find(Button.class).withText("Quitar la marca de sensible").exists())
                .isTrue();
    }

    @Test
    void aSeriesThatDoesNotExistIsAsMissingAsAnyOther() {
        UI.getCurrentOrThrow().navigate("outcomes/999999");

        assertThat(text()).contains("No encontramos ese registro");
    }

    @Test
    void thePageAsksTheDatabaseAFewTimesHoweverLongTheSeriesIs() {
        var filter = Map.of("areas", String.valueOf(area("A-001")), "anillos", "metres", "con", "" + violence);

        assertThat(QueryCount.of(() -> show(theft, filter))).isBetween(1, 18);
    }

    private void show(long id, Map<String, String> filter) {
        UI.getCurrentOrThrow().navigate("outcomes/" + id, QueryParameters.simple(filter));
    }

    private long area(String code) {
        return areas.find(code).orElseThrow().id();
    }

    private long id(String code) {
        return outcomes.list().stream()
                .filter(one -> one.code().equals(code))
                .mapToLong(OutcomeSummary::id)
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private void importPoints() {
        var rows = new StringBuilder("fecha,delito,longitud,latitud\n2024-03-01,robo,-90,10\n");
        for (int i = 1; i <= 4; i++) {
            rows.append("2024-03-0").append(i).append(",robo,-99.195,19.305\n");
        }
        rows.append("2024-03-09,robo,-99.185,19.305\n");
        var table = TableFile.read("puntos.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        outcomes.importPoints(new PointImportPlan(
                table,
                PointColumns.guess(table),
                Map.of("robo", new OutcomeTarget.New(new OutcomeDraft("robo", "Robo", "carpetas", false))),
                YearMonth.of(2024, 3),
                YearMonth.of(2024, 4)));
    }

    private void importCounts() {
        var text = "codigo,mes,delito,conteo\nA-001,2024-03,x,9\nA-001,2024-05,x,3\n";
        var table = TableFile.read("conteos.csv", text.getBytes(StandardCharsets.UTF_8));
        var draft = new OutcomeDraft("vf", "Violencia familiar", "carpetas", true);
        outcomes.importCounts(new CountImportPlan(
                table, CountColumns.guess(table), Choices.STRICT, Map.of("x", new OutcomeTarget.New(draft))));
    }
}
