package org.lindero.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.lindero.project.Finding;
import org.lindero.project.Finding.State;
import org.lindero.project.NotReadyException;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.project.ReadinessRule;
import org.lindero.project.ReadinessService;
import org.lindero.project.Waiver;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.StatusBadge;

/** Preparación: what is still missing before approval, each gap with the way to close it. */
@Route("proyectos/:projectId([0-9]+)/preparacion")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR})
@StyleSheet("context://styles/project.css")
class ReadinessView extends ProjectPage {

    private static final int NAMES_SHOWN = 3;

    private final ReadinessService readiness;
    private final Clock clock;

    ReadinessView(ProjectService projects, ReadinessService readiness, Clock clock, CurrentUser currentUser) {
        super(projects, currentUser, Section.READINESS);
        this.readiness = readiness;
        this.clock = clock;
    }

    @Override
    protected void show(ProjectDetails project) {
        var findings = readiness.check(project.id());
        var list = new UnorderedList();
        list.addClassNames("plain-list", "findings");
        findings.forEach(finding -> list.add(item(project, finding)));
        var card = new Card(getTranslation("project.readiness"), summary(findings), list);
        if (project.editable() && project.status() == ProjectStatus.IN_REVIEW) {
            var approve =
                    new Button(getTranslation("project.approve"), VaadinIcon.CHECK.create(), event -> approve(project));
            approve.addThemeName("primary");
            approve.setEnabled(open(findings) == 0);
            card.add(approve);
        }
        addToSection(card);
    }

    private StatusBadge summary(List<Finding> findings) {
        long open = open(findings);
        return open == 0
                ? new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("project.readiness.ready"))
                : new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("project.readiness.open", open));
    }

    private static long open(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.state() == State.GAP).count();
    }

    private ListItem item(ProjectDetails project, Finding finding) {
        var rule = new Span(getTranslation("project.rule." + finding.rule()));
        rule.addClassName("finding-rule");
        var head = new Div(rule, badge(finding.state()));
        head.addClassName("finding-head");
        var item = new ListItem(head);
        finding.reasons().forEach(reason -> item.add(new Paragraph(words(reason))));
        if (finding.waiver() != null && finding.state() == State.WAIVED) {
            item.add(new Paragraph(words(finding.waiver())));
        }
        if (project.editable() && finding.state() != State.PASS) {
            item.add(buttons(project, finding));
        }
        return item;
    }

    private StatusBadge badge(State state) {
        var tone = switch (state) {
            case PASS -> StatusBadge.Tone.GOOD;
            case GAP -> StatusBadge.Tone.BAD;
            case WAIVED -> StatusBadge.Tone.INFO;
            case WARNING -> StatusBadge.Tone.WARNING;
        };
        return new StatusBadge(tone, getTranslation("project.finding." + state));
    }

    private String words(Finding.Reason reason) {
        var names = String.join("; ", reason.names().stream().limit(NAMES_SHOWN).toList());
        int more = reason.names().size() - NAMES_SHOWN;
        return getTranslation(
                "project.gap." + reason.gap(),
                reason.count(),
                more > 0 ? names + " " + getTranslation("project.gap.more", more) : names);
    }

    private String words(Waiver waiver) {
        var day = LocalDate.ofInstant(waiver.waivedAt(), clock.getZone());
        return getTranslation("project.waiver.is", waiver.waivedBy(), Figures.date(getLocale(), day), waiver.reason());
    }

    private Div buttons(ProjectDetails project, Finding finding) {
        var where = section(finding.rule());
        var row = new Div(
                finding.rule() == ReadinessRule.OUTCOME_DATA
                        ? new Anchor("outcomes", getTranslation("project.goTo.outcomes"))
                        : where.link(getTranslation("project.goTo." + where), project.id()));
        row.addClassName("toolbar");
        if (finding.state() == State.GAP) {
            row.add(new Button(getTranslation("project.waive"), event -> waive(project, finding.rule())));
        } else if (finding.state() == State.WAIVED) {
            row.add(new Button(getTranslation("project.waiver.withdraw"), event -> {
                readiness.withdrawWaiver(project.id(), finding.rule());
                reload(project.id());
            }));
        }
        return row;
    }

    /** Where a gap is closed. */
    private static Section section(ReadinessRule rule) {
        return switch (rule) {
            case AREAS, OUTCOME_DATA -> Section.AREAS;
            case ONE_FIN_ONE_PURPOSE, COMPONENTS_WITH_ACTIVITIES, MECHANISMS, INDICATORS, ASSUMPTIONS, MIR_SYNTAX ->
                Section.LOGIC;
            case RISK_FACTORS -> Section.SUMMARY;
            case CROSS_BOUNDARY -> Section.BOUNDARY;
            case POLICE_LINK, PROJECT_LINKS -> Section.LINKS;
        };
    }

    private void waive(ProjectDetails project, ReadinessRule rule) {
        var reason = new TextArea(getTranslation("project.waiver.reason"));
        reason.setHelperText(getTranslation("project.waiver.hint"));
        reason.setWidthFull();
        var checks = new FieldChecks(this::getTranslation);
        checks.filled(reason, Waiver.REASON_MAX);
        new SaveDialog(getTranslation("project.waive"), reason, () -> {
                    if (!checks.pass()) {
                        return false;
                    }
                    readiness.waive(project.id(), rule, reason.getValue());
                    reload(project.id());
                    return true;
                })
                .labelled(getTranslation("project.waive"))
                .open();
    }

    private void approve(ProjectDetails project) {
        try {
            readiness.approve(project);
            Notices.success(getTranslation("project.approved"));
        } catch (NotReadyException changed) {
            Notices.error(getTranslation("project.notReady"));
        } catch (StaleDataException stale) {
            Notices.error(getTranslation("shell.error.stale"));
        }
        reload(project.id());
    }
}
