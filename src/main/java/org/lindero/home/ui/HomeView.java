package org.lindero.home.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.PermitAll;
import org.lindero.area.AreaService;
import org.lindero.evaluation.EvaluationService;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.ReviewService;
import org.lindero.policing.LinkedProjects;
import org.lindero.policing.PoliceEffortService;
import org.lindero.security.CurrentUser;
import org.lindero.security.DemoSignIn;
import org.lindero.security.Role;
import org.lindero.shell.ui.Page;

/** What I must do next; for those who read evaluations, the latest answer; in the demo, the guide. */
@Route("")
@Menu(title = "home.title", order = 0, icon = "vaadin:calendar-clock")
@PermitAll
class HomeView extends Page implements BeforeEnterObserver {

    private static final String LANDED = "home.landed";

    private final CurrentUser user;
    private final DemoSignIn demo;
    private final AreaService areas;
    private final MeasurementService measurements;
    private final ReviewService reviews;
    private final EvaluationService evaluations;
    private final PoliceEffortService police;
    private final LinkedProjects linkedProjects;

    HomeView(
            CurrentUser user,
            DemoSignIn demo,
            AreaService areas,
            MeasurementService measurements,
            ReviewService reviews,
            EvaluationService evaluations,
            PoliceEffortService police,
            LinkedProjects linkedProjects) {
        super("home.title");
        this.user = user;
        this.demo = demo;
        this.areas = areas;
        this.measurements = measurements;
        this.reviews = reviews;
        this.evaluations = evaluations;
        this.police = police;
        this.linkedProjects = linkedProjects;
        setLead(getTranslation("home.lead", user.get().displayName()));
    }

    /** After sign-in a field officer lands on the sheet that is due; afterwards this page shows the list. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var session = VaadinSession.getCurrent();
        boolean first = session.getAttribute(LANDED) == null;
        session.setAttribute(LANDED, true);
        boolean entersOnly = user.has(Role.FIELD_OFFICER) && user.get().roles().size() == 1;
        if (first && entersOnly && !measurements.due().isEmpty()) {
            event.forwardTo("captura");
        } else {
            show();
        }
    }

    private void show() {
        if (demo.isOffered() && !Guide.isDismissed()) {
            add(new Guide());
        }
        if (user.has(Role.MANAGER) || user.has(Role.EVALUATOR)) {
            add(new LatestAnswer(evaluations, areas));
        }
        var tasks = new Div();
        tasks.addClassName("columns");
        if (user.has(Role.MANAGER)) {
            tasks.add(new WaitingCard(reviews));
        }
        if (user.has(Role.FIELD_OFFICER) || user.has(Role.MANAGER)) {
            tasks.add(new ReturnedCard(measurements), new DueCard(measurements));
        }
        if (user.has(Role.POLICE_LIAISON)) {
            tasks.add(new LinkedEffortsCard(police, linkedProjects));
        }
        if (user.has(Role.ADMIN)) {
            tasks.add(new AdministrationCard());
        }
        add(tasks);
    }
}
