package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.policing.EffortStatus;
import org.lindero.policing.LinkedProjects;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceEffortSummary;
import org.lindero.shell.ui.Card;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Police efforts that are planned or under way, each with the projects that it is linked to. */
class LinkedEffortsCard extends Card {

    private static final int SHOWN = 10;

    LinkedEffortsCard(PoliceEffortService police, LinkedProjects linkedProjects) {
        super("");
        var current = new PoliceEffortFilter(
                "", Set.of(), Set.of(), Set.of(EffortStatus.PLANNED, EffortStatus.UNDER_WAY), Set.of());
        var efforts = police.search(current, PageRequest.of(0, SHOWN, Sort.by("startsOn", "id")));
        add(new H2(getTranslation("home.efforts")));
        if (efforts.isEmpty()) {
            add(new Paragraph(getTranslation("home.efforts.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("task-list");
        efforts.forEach(effort -> list.add(item(effort, linkedProjects)));
        add(list);
    }

    private ListItem item(PoliceEffortSummary effort, LinkedProjects linkedProjects) {
        var open = new Anchor("policia/" + effort.id(), effort.name());
        var projects = linkedProjects.of(effort.id()).stream()
                .map(LinkedProjects.LinkedProject::name)
                .collect(Collectors.joining(", "));
        var linked = new Span(
                projects.isEmpty()
                        ? getTranslation("home.efforts.alone")
                        : getTranslation("home.efforts.with", projects));
        linked.addClassName("muted");
        return new ListItem(open, linked);
    }
}
