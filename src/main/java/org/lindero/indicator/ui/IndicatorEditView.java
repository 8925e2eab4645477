package org.lindero.indicator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.indicator.IndicatorDetails;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;

/** The ficha técnica as a form: five short parts, saved as a whole. */
@Route("indicadores/nuevo")
@RouteAlias("indicadores/:id([0-9]{1,18})/editar")
@RolesAllowed(Roles.MANAGER)
@StyleSheet("context://styles/indicator.css")
class IndicatorEditView extends Page implements BeforeEnterObserver {

    private final IndicatorService indicators;
    private final MeaningSection meaning;
    private final CalculationSection calculation;
    private final CollectingSection collecting;
    private final LimitsSection limits;
    private final TargetsSection targets;
    private @Nullable IndicatorDetails read;

    IndicatorEditView(IndicatorService indicators, AreaService areas, Clock clock) {
        super("indicator.new");
        this.indicators = indicators;
        var now = YearMonth.now(clock);
        var options = areas.list();
        meaning = new MeaningSection(
                getTranslation("indicator.part.meaning"), getTranslation("indicator.part.meaning.hint"));
        calculation = new CalculationSection(
                getTranslation("indicator.part.calculation"), getTranslation("indicator.part.calculation.hint"));
        collecting = new CollectingSection(
                getTranslation("indicator.part.collecting"),
                getTranslation("indicator.part.collecting.hint"),
                options,
                now);
        limits = new LimitsSection(
                getTranslation("indicator.part.limits"), getTranslation("indicator.part.limits.hint"));
        targets = new TargetsSection(
                getTranslation("indicator.part.targets"), getTranslation("indicator.part.targets.hint"), options, now);
        var save = new Button(getTranslation("save"), event -> save());
        save.addThemeName("primary");
        var bar = new Div(new Button(getTranslation("cancel"), event -> leave()), save);
        bar.addClassName("form-bar");
        add(meaning, calculation, collecting, limits, targets, bar);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().getLong("id").ifPresent(id -> show(indicators.get(id)));
    }

    private void show(IndicatorDetails details) {
        read = details;
        var draft = details.draft();
        setPageTitle(getTranslation("indicator.edit", draft.name()));
        meaning.read(draft);
        calculation.read(draft.calculation());
        collecting.read(draft.collecting());
        limits.read(draft.limits());
        targets.read(draft);
    }

    private void save() {
        if (!isGood()) {
            Notices.error(getTranslation("indicator.form.errors"));
            return;
        }
        var draft = draft();
        try {
            open(store(draft));
            Notices.success(getTranslation("indicator.saved"));
        } catch (NameTakenException taken) {
            meaning.refuseCode(false, getTranslation("indicator.code.taken", taken.name()));
            Notices.error(getTranslation("indicator.form.errors"));
        } catch (StaleDataException stale) {
            Notices.error(getTranslation("indicator.stale"));
        }
    }

    private long store(IndicatorDraft draft) {
        if (read == null) {
            return indicators.create(draft);
        }
        indicators.revise(read, draft);
        return read.id();
    }

    /** Asks every part, so that all errors show at once. */
    private boolean isGood() {
        boolean good = meaning.isGood();
        good &= calculation.isGood();
        good &= collecting.isGood();
        good &= limits.isGood();
        return targets.isGood() && good;
    }

    private IndicatorDraft draft() {
        return new IndicatorDraft(
                meaning.code(),
                meaning.name(),
                meaning.definition(),
                meaning.classification(),
                calculation.calculation(),
                collecting.collecting(),
                limits.limits(),
                targets.baseline(),
                targets.targets());
    }

    private void open(long id) {
        getUI().ifPresent(ui -> ui.navigate(IndicatorView.class, new RouteParameters(new RouteParam("id", id))));
    }

    private void leave() {
        if (read == null) {
            getUI().ifPresent(ui -> ui.navigate(IndicatorListView.class));
        } else {
            open(read.id());
        }
    }
}
