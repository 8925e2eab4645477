package org.lindero.evaluation.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.evaluation.EvaluationDetails;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationService;
import org.lindero.evaluation.EvaluationStatus;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;

/** One evaluation: its progress while it runs, then the answer, the doubt beside it, and the detail below. */
@Route("evaluaciones/:" + EvaluationView.ID + "(\\d+)")
@RolesAllowed({Roles.EVALUATOR, Roles.MANAGER, Roles.POLICE_LIAISON, Roles.ADMIN})
class EvaluationView extends Page implements BeforeEnterObserver {

    static final String ID = "evaluationId";
    private static final int POLL_MILLIS = 500;

    private final EvaluationService evaluations;
    private final AreaService areas;
    private final AuthenticationContext user;
    private final Clock clock;
    private final Div content = new Div();
    private final Div actions = new Div();
    private long id;

    EvaluationView(EvaluationService evaluations, AreaService areas, AuthenticationContext user, Clock clock) {
        super("evaluation.title");
        this.evaluations = evaluations;
        this.areas = areas;
        this.user = user;
        this.clock = clock;
        content.addClassName("page-part");
        actions.addClassName("toolbar");
        addActions(actions);
        add(content);
    }

    /** The address of an evaluation. */
    static RouteParameters parameters(long id) {
        return new RouteParameters(ID, String.valueOf(id));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .getLong(ID)
                .orElseThrow(() ->
                        new NotFoundException("Evaluation", event.getLocation().getPath()));
        show();
    }

    private void show() {
        var details = evaluations.get(id);
        setPageTitle(details.design().question());
        setLead(getTranslation(
                "evaluation.fixed",
                Figures.date(getLocale(), LocalDate.ofInstant(details.designedAt(), clock.getZone())),
                details.author(),
                details.checksum().substring(0, 12)));
        content.removeAll();
        actions.removeAll();
        if (evaluations.progress(id).isPresent()) {
            showProgress();
        } else if (details.status() == EvaluationStatus.REFUSED) {
            showRefusal(details);
        } else if (details.result() == null) {
            showDesign();
        } else {
            showResult(details, details.result());
        }
    }

    private void showProgress() {
        var bar = new ProgressBar();
        bar.setWidth("100%");
        bar.getElement().setAttribute("aria-label", getTranslation("evaluation.running"));
        var cancel = new Button(getTranslation("cancel"), event -> evaluations.cancel(id));
        var share = new Paragraph();
        share.getElement().setAttribute("role", "status");
        content.add(new Card(getTranslation("evaluation.running"), bar, share, cancel));
        var ui = UI.getCurrentOrThrow();
        ui.setPollInterval(POLL_MILLIS);
        ui.addPollListener(poll -> {
            var progress = evaluations.progress(id);
            if (progress.isPresent()) {
                bar.setValue(Math.clamp(progress.getAsDouble(), 0, 1));
                share.setText(Figures.percent(getLocale(), progress.getAsDouble(), 0));
            } else {
                poll.unregisterListener();
                ui.setPollInterval(-1);
                show();
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        detach.getUI().setPollInterval(-1);
    }

    private void showRefusal(EvaluationDetails details) {
        content.add(new EmptyState(
                VaadinIcon.HAND,
                getTranslation("evaluation.refused"),
                getTranslation("evaluation.refused." + details.refusal())));
        showDesign();
    }

    private void showDesign() {
        if (user.hasAnyRole(Roles.EVALUATOR, Roles.MANAGER)) {
            var run = new Button(getTranslation("evaluation.run"), VaadinIcon.PLAY.create(), event -> {
                evaluations.run(id);
                show();
            });
            run.addThemeName("primary");
            run.setDisableOnClick(true);
            actions.add(run);
        }
        content.add(new Card(
                getTranslation("evaluation.parts.map"),
                new PartMap(evaluations.get(id).design(), areas)));
    }

    private void showResult(EvaluationDetails details, EvaluationResult result) {
        var words = new EvaluationWords(getLocale(), details.design(), result);
        addResultActions(details);
        if (details.decision() != null) {
            content.add(decision(details.decision()));
        }
        content.add(row(
                new HeadlineCard(details.design(), result, words), new BeliefCard(details.design(), result, words)));
        content.add(row(
                new Card(getTranslation("evaluation.parts.map"), new PartMap(details.design(), areas)),
                new EventStudyCard(result)));
        content.add(new EffectsCard(details.design(), result));
        var diagnostics = new DiagnosticWords(getLocale(), details.design(), result);
        content.add(new DiagnosticsCard(diagnostics));
        if (!details.design().efforts().isEmpty()) {
            content.add(
                    new PoliceCard(details.design(), result, diagnostics, evaluations.effortNames(details.design())));
        }
        content.add(row(new DisplacementCard(result), new RobustnessCard(result, diagnostics)));
        content.add(new LimitsCard(details.design(), result));
    }

    private void addResultActions(EvaluationDetails details) {
        boolean gives = evaluations.givesCounts(details.design());
        var excel = gives
                ? EvaluationAnswer.excelLink(id, getTranslation("evaluation.excel"))
                : new Span(getTranslation("evaluation.excel.hidden"));
        var print = new Button(
                getTranslation("print"),
                VaadinIcon.PRINT.create(),
                event -> UI.getCurrentOrThrow().getPage().executeJs("window.print()"));
        actions.add(print, excel);
        if (details.status() != EvaluationStatus.FINISHED || !user.hasRole(Roles.MANAGER)) {
            return;
        }
        if (user.getPrincipalName().filter(details.author()::equals).isPresent()) {
            actions.add(new Span(getTranslation("evaluation.decision.own")));
        } else {
            var back = new Button(
                    getTranslation("evaluation.return"),
                    event -> new DecisionDialog(reason -> {
                                evaluations.decide(id, false, reason);
                                show();
                            })
                            .open());
            var accept = new Button(getTranslation("evaluation.accept"), VaadinIcon.CHECK.create(), event -> {
                evaluations.decide(id, true, "");
                show();
            });
            accept.addThemeName("primary");
            actions.add(back, accept);
        }
    }

    private Card decision(EvaluationDetails.@Nullable Decision decision) {
        if (decision == null) {
            throw new IllegalArgumentException("no decision");
        }
        var when = Figures.date(getLocale(), LocalDate.ofInstant(decision.at(), clock.getZone()));
        var text = new Paragraph(getTranslation(
                decision.accepted() ? "evaluation.accepted.by" : "evaluation.returned.by",
                decision.by(),
                when,
                decision.reason()));
        text.getElement().setAttribute("role", "status");
        return new Card("", text);
    }

    private static Div row(com.vaadin.flow.component.Component... cards) {
        var row = new Div(cards);
        row.addClassName("columns");
        return row;
    }
}
