package org.lindero.indicator.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.Range;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** The ficha técnica to be read, and printed. */
class FichaCard extends Card {

    private final DescriptionList list = new DescriptionList();
    private final int decimals;

    FichaCard(IndicatorDraft draft) {
        super("");
        addClassName("ficha");
        decimals = draft.calculation().decimals();
        add(new H2(getTranslation("indicator.ficha")), list);
        var classification = draft.classification();
        var calculation = draft.calculation();
        var collecting = draft.collecting();
        line("indicator.code", draft.code());
        line("indicator.level", getTranslation("mirLevel." + classification.level()));
        line("indicator.group", classification.group());
        line("indicator.type", getTranslation("indicatorType." + classification.type()));
        line("indicator.dimension", getTranslation("dimension." + classification.dimension()));
        line("indicator.kind", getTranslation("valueKind." + calculation.kind()));
        line("indicator.unit", calculation.unit());
        line("indicator.numerator", calculation.numerator());
        line("indicator.denominator", calculation.denominator());
        line("indicator.method", calculation.method());
        line("indicator.countedAs", getTranslation("countedAs." + calculation.countedAs()));
        line("indicator.direction", getTranslation("direction." + calculation.direction()));
        line("indicator.accumulation", getTranslation("accumulation." + calculation.accumulation()));
        line("indicator.frequency", getTranslation("frequency." + collecting.frequency()));
        line("indicator.since", Figures.longMonth(getLocale(), collecting.since()));
        line("indicator.lag", Integer.toString(collecting.lagDays()));
        line("indicator.means", collecting.meansOfVerification());
        line("indicator.responsible", collecting.responsibleUnit());
        line("indicator.areas.short", Integer.toString(collecting.areaIds().size()));
        line("indicator.soft", range(draft.limits().soft()));
        line("indicator.hard", range(draft.limits().hard()));
        line("indicator.baseline", baseline(draft));
        line("indicator.sensitive.short", getTranslation(classification.sensitiveToReporting() ? "yes" : "no"));
        line("indicator.outcome.short", getTranslation(classification.outcome() ? "yes" : "no"));
    }

    private void line(String key, String text) {
        list.add(
                new DescriptionList.Term(getTranslation(key)),
                new DescriptionList.Description(text.isEmpty() ? Figures.EMPTY : text));
    }

    private String range(Range range) {
        return range.equals(Range.OPEN) ? "" : number(range.min()) + " – " + number(range.max());
    }

    private String baseline(IndicatorDraft draft) {
        var start = draft.baseline();
        if (start == null) {
            return "";
        }
        var text = number(start.value()) + " (" + start.year() + ")";
        return start.note().isEmpty() ? text : text + " · " + start.note();
    }

    private String number(@Nullable BigDecimal value) {
        return value == null ? Figures.EMPTY : Figures.number(getLocale(), value.doubleValue(), decimals);
    }
}
