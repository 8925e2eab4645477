package org.lindero.evaluation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import org.lindero.area.AreaService;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.EvaluationService;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.project.ProjectFilter;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectSummary;
import org.lindero.security.Roles;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Choose project and outcome; see what is proposed and change it; fix the design and run it. */
@Route("evaluaciones/nueva")
@RolesAllowed({Roles.EVALUATOR, Roles.MANAGER})
class EvaluationDesignView extends Page implements BeforeEnterObserver {

    private final EvaluationService evaluations;
    private final AreaService areas;
    private final ProjectService projects;
    private final OutcomeService outcomes;
    private final ComboBox<ProjectSummary> project = new ComboBox<>(getTranslation("evaluation.project"));
    private final ComboBox<OutcomeSummary> outcome = new ComboBox<>(getTranslation("evaluation.outcome"));
    private final Div proposal = new Div();

    EvaluationDesignView(
            EvaluationService evaluations, AreaService areas, ProjectService projects, OutcomeService outcomes) {
        super("evaluation.new");
        this.evaluations = evaluations;
        this.areas = areas;
        this.projects = projects;
        this.outcomes = outcomes;
        setLead(getTranslation("evaluation.new.lead"));
        project.setItemLabelGenerator(ProjectSummary::name);
        project.setWidth("26rem");
        project.setMaxWidth("100%");
        outcome.setItemLabelGenerator(OutcomeSummary::name);
        outcome.setWidth("18rem");
        outcome.setMaxWidth("100%");
        project.addValueChangeListener(event -> propose());
        outcome.addValueChangeListener(event -> propose());
        var choice = new Div(project, outcome);
        choice.addClassName("toolbar");
        proposal.addClassName("page-part");
        add(new Card(getTranslation("evaluation.new.what"), choice), proposal);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters();
        var known = projects.search(ProjectFilter.ALL, PageRequest.of(0, 500, Sort.by("name", "id"))).stream()
                .filter(one -> one.areas() > 0)
                .toList();
        project.setItems(known);
        var withData =
                outcomes.list().stream().filter(one -> one.first() != null).toList();
        outcome.setItems(withData);
        if (known.isEmpty() || withData.isEmpty()) {
            proposal.removeAll();
            proposal.add(new EmptyState(
                    VaadinIcon.SCALE,
                    getTranslation(known.isEmpty() ? "evaluation.new.noProjects" : "evaluation.new.noOutcomes"),
                    getTranslation("evaluation.new.missing.hint")));
            return;
        }
        outcome.setValue(withData.stream()
                .max(Comparator.comparingInt(OutcomeSummary::cells))
                .orElseThrow());
        asked.getSingleParameter("proyecto")
                .flatMap(id -> known.stream()
                        .filter(one -> String.valueOf(one.id()).equals(id))
                        .findFirst())
                .ifPresent(project::setValue);
    }

    private void propose() {
        proposal.removeAll();
        var chosen = project.getValue();
        var counted = outcome.getValue();
        if (chosen == null || counted == null) {
            return;
        }
        var question = getTranslation("evaluation.question.proposed", counted.name(), chosen.name());
        var design = evaluations.propose(chosen.id(), counted.id(), question);
        if (design.areas(AreaRole.Part.TREATED).isEmpty()) {
            proposal.add(new EmptyState(
                    VaadinIcon.SCALE,
                    getTranslation("evaluation.new.noTreated", counted.name()),
                    getTranslation("evaluation.new.noTreated.hint")));
            return;
        }
        var others = outcomes.list().stream()
                .filter(one -> one.first() != null && one.id() != counted.id())
                .toList();
        var panel = new ProposalPanel(design, areas, others, evaluations.effortNames(design));
        var run = new Button(getTranslation("evaluation.fixAndRun"), VaadinIcon.LOCK.create());
        run.addThemeName("primary");
        run.setDisableOnClick(true);
        run.addClickListener(event -> panel.write()
                .ifPresentOrElse(
                        fixed -> {
                            long id = evaluations.fix(fixed);
                            evaluations.run(id);
                            UI.getCurrentOrThrow().navigate(EvaluationView.class, EvaluationView.parameters(id));
                        },
                        () -> run.setEnabled(true)));
        var foot = new Div(run);
        foot.addClassName("toolbar");
        proposal.add(panel, foot);
    }
}
