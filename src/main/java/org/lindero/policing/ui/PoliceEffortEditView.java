package org.lindero.policing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.policing.PoliceEffortDetails;
import org.lindero.policing.PoliceEffortDraft;
import org.lindero.policing.PoliceEffortService;
import org.lindero.security.Roles;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Forms;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.springframework.security.access.AccessDeniedException;

/** A liaison registers or changes a police effort. */
@Route("policia/nueva")
@RouteAlias("policia/:effortId([0-9]+)/editar")
@RolesAllowed(Roles.POLICE_LIAISON)
@StyleSheet("context://styles/project.css")
class PoliceEffortEditView extends Page implements BeforeEnterObserver {

    private final PoliceEffortService efforts;
    private final AreaService areas;
    private final PoliceEffortForm form;
    private @Nullable PoliceEffortDetails read;

    PoliceEffortEditView(PoliceEffortService efforts, AreaService areas) {
        super("police.add");
        this.efforts = efforts;
        this.areas = areas;
        form = new PoliceEffortForm(areas.list());
        setLead(getTranslation("police.edit.lead"));
        add(form, Forms.buttons(this::leave, () -> form.write().ifPresent(this::save)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get(PoliceEffortView.ID).isEmpty()) {
            return;
        }
        var effort = efforts.get(PoliceEffortView.id(event.getRouteParameters()));
        if (!effort.editable()) {
            throw new AccessDeniedException("an area is outside the scope");
        }
        read = effort;
        setPageTitle(getTranslation("police.edit", effort.draft().name()));
        form.read(effort.draft(), areas.listWithChosen(effort.draft().areaIds()));
    }

    private void save(PoliceEffortDraft draft) {
        try {
            if (read == null) {
                show(efforts.create(draft));
            } else {
                efforts.revise(read, draft);
                show(read.id());
            }
            Notices.success(getTranslation("police.saved"));
        } catch (StaleDataException stale) {
            Notices.error(getTranslation("shell.error.stale"));
        }
    }

    private void leave() {
        if (read == null) {
            UI.getCurrentOrThrow().navigate(PoliceListView.class);
        } else {
            show(read.id());
        }
    }

    private static void show(long id) {
        UI.getCurrentOrThrow().navigate(PoliceEffortView.class, new RouteParameters(PoliceEffortView.ID, "" + id));
    }
}
