package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.HashMap;
import org.lindero.area.AreaService;
import org.lindero.area.ui.AreaMap;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.EvaluationDesign;

/** The map of an evaluation: which part each area plays, by colour, hatch and legend. The table of parts stands beside it. */
class PartMap extends Div {

    /** In no sum. */
    private static final String OUTSIDE = "outside";

    PartMap(EvaluationDesign design, AreaService areas) {
        var map =
                new AreaMap(areas, design.areas().stream().map(AreaRole::areaId).toList());
        map.setAriaLabel(getTranslation("evaluation.parts.map"));
        map.setHeight("24rem");
        map.setWidthFull();
        var classes = new HashMap<String, String>();
        for (var role : design.areas()) {
            switch (role.part()) {
                case TREATED -> classes.put(role.code(), "treated");
                case RING_1 -> classes.put(role.code(), "ring1");
                case RING_2 -> classes.put(role.code(), "ring2");
                case COMPARISON -> classes.put(role.code(), "comparison");
                case EXCLUDED -> classes.put(role.code(), OUTSIDE);
            }
        }
        var legend = new ArrayList<>(AreaMap.evaluationClasses(this::getTranslation));
        if (classes.containsValue(OUTSIDE)) {
            legend.add(new AreaMap.AreaClass(OUTSIDE, getTranslation("evaluation.part.EXCLUDED"), "#f7f4ee", ""));
        }
        map.setClasses(classes, legend);
        add(map);
    }
}
