package org.lindero.incident.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.Visibility;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;

/** One outcome: by month, by area, by ring around chosen areas, beside other outcomes; and what its files left open. */
@Route("outcomes/:outcomeId([0-9]{1,18})")
@PermitAll
class OutcomeView extends Page implements BeforeEnterObserver {

    private static final String OUTCOME_ID = "outcomeId";

    private final OutcomeService outcomes;
    private final AreaService areas;
    private final CurrentUser user;
    private final Clock clock;
    private final Anchor onMap = new Anchor("", getTranslation("area.onMap"));
    private final Div content = new Div();

    OutcomeView(OutcomeService outcomes, AreaService areas, CurrentUser user, Clock clock) {
        super("incident.one");
        this.outcomes = outcomes;
        this.areas = areas;
        this.user = user;
        this.clock = clock;
        content.addClassName("page-part");
        onMap.addClassNames("button-link", "button-link-primary");
        addActions(new RouterLink(getTranslation("incident.all"), OutcomeListView.class), onMap);
        add(content);
    }

    static RouteParameters parameters(long outcomeId) {
        return new RouteParameters(new RouteParam(OUTCOME_ID, String.valueOf(outcomeId)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long id = event.getRouteParameters()
                .get(OUTCOME_ID)
                .map(Long::parseLong)
                .orElseThrow(() -> new NotFoundException("Outcome", "?"));
        content.removeAll();
        show(id, OutcomeFilter.of(event.getLocation().getQueryParameters()));
    }

    private void show(long id, OutcomeFilter filter) {
        var all = outcomes.list();
        var outcome = all.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("Outcome", id));
        var mine = areas.list();
        setPageTitle(outcome.name());
        setLead(lead(outcome));
        onMap.setHref("areas?layer=" + outcome.layerKey());
        onMap.setVisible(outcome.first() != null && outcome.visibility() != Visibility.NONE);
        if (outcome.visibility() != Visibility.EXACT) {
            content.add(why(outcome));
        }
        var series = series(outcome, all, filter);
        if (outcome.first() == null) {
            content.add(new EmptyState(
                    VaadinIcon.BAR_CHART,
                    getTranslation("incident.one.empty"),
                    getTranslation("incident.one.empty.hint")));
        } else if (outcome.visibility() != Visibility.NONE && !series.isEmpty()) {
            content.add(filters(outcome, filter, all, mine), months(outcome, series));
            var around = mine.stream()
                    .map(AreaSummary::id)
                    .filter(filter.areas()::contains)
                    .collect(Collectors.toSet());
            if (!around.isEmpty()) {
                content.add(rings(filter, series, around));
            }
            content.add(new AreaTotalsCard(series, mine));
        }
        content.add(new SeriesCard(outcomes, outcome, user, clock, () -> refresh(id, filter)));
    }

    /** The page's own first. */
    private List<ShownSeries> series(OutcomeSummary outcome, List<OutcomeSummary> all, OutcomeFilter filter) {
        var shown = Stream.concat(
                        Stream.of(outcome),
                        all.stream()
                                .filter(one -> one.id() != outcome.id()
                                        && filter.others().contains(one.id())))
                .filter(one -> one.visibility() != Visibility.NONE)
                .toList();
        var counts = outcomes.visible(shown.stream().map(OutcomeSummary::id).collect(Collectors.toSet()));
        return shown.stream()
                .flatMap(one -> Stream.ofNullable(counts.get(one.id())).map(some -> new ShownSeries(one, some)))
                .toList();
    }

    private String lead(OutcomeSummary outcome) {
        var first = outcome.first();
        var last = outcome.last();
        return first == null || last == null
                ? outcome.unit()
                : getTranslation(
                        "incident.one.lead",
                        outcome.unit(),
                        Figures.month(getLocale(), first),
                        Figures.month(getLocale(), last),
                        Figures.whole(getLocale(), outcome.areas()));
    }

    private Paragraph why(OutcomeSummary outcome) {
        var why = new Paragraph(getTranslation("incident.why." + outcome.visibility()));
        why.addClassName("muted");
        return why;
    }

    private OutcomeFilterBar filters(
            OutcomeSummary outcome, OutcomeFilter filter, List<OutcomeSummary> all, List<AreaSummary> mine) {
        var others = all.stream()
                .filter(one -> one.id() != outcome.id() && one.first() != null && one.visibility() != Visibility.NONE)
                .toList();
        return new OutcomeFilterBar(filter, others, mine, seesPoints(), chosen -> refresh(outcome.id(), chosen));
    }

    private void refresh(long id, OutcomeFilter filter) {
        UI.getCurrentOrThrow().navigate("outcomes/" + id, filter.parameters());
    }

    private boolean seesPoints() {
        return user.has(Role.EVALUATOR) || user.has(Role.POLICE_LIAISON);
    }

    private Card months(OutcomeSummary outcome, List<ShownSeries> series) {
        var sums =
                new MonthlySums(series.stream().map(one -> one.outcome().name()).toList());
        for (int column = 0; column < series.size(); column++) {
            var counts = series.get(column).counts();
            sums.put(
                    column,
                    counts.months(),
                    IntStream.range(0, counts.months().size())
                            .mapToObj(counts::ofMonth)
                            .toList());
        }
        var title = getTranslation("incident.byMonth", outcome.name());
        return new SumsCard(
                sums,
                title,
                outcome.unit(),
                series.size() > 1 ? getTranslation("incident.total") : "",
                getTranslation("incident.byMonth.note"));
    }

    private Card rings(OutcomeFilter filter, List<ShownSeries> series, Set<Long> around) {
        boolean metres = filter.ring() == OutcomeFilter.Ring.METRES && seesPoints();
        var rings = new RingSums(this, outcomes, metres ? OutcomeFilter.Ring.METRES : OutcomeFilter.Ring.ORDER);
        return new SumsCard(
                rings.of(series, around),
                getTranslation("incident.byRing"),
                series.getFirst().outcome().unit(),
                "",
                rings.note());
    }
}
