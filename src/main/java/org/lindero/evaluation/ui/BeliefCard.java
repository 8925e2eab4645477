package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.lindero.engine.place.PlaceInference;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.evaluation.Selection.By;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** How much to believe it: the grade with what caps it, and each diagnostic with pass, caution or fail. */
class BeliefCard extends Card {

    private static final double REJECTED = 0.05;
    private static final int WANTED = 10;

    private final Div checks = new Div();

    BeliefCard(EvaluationDesign design, EvaluationResult result, EvaluationWords words) {
        super("");
        addComponentAsFirst(new com.vaadin.flow.component.html.H2(
                getTranslation("evaluation.belief", result.grade().level())));
        checks.addClassName("checks");
        add(checks);
        preTrend(result);
        selection(design, result);
        int clean = design.areas(Part.COMPARISON).size();
        check(clean >= WANTED ? Tone.GOOD : Tone.WARNING, "evaluation.belief.clean", clean);
        power(result, words);
        inference(result.place().inference());
        var police = design.policeOverlap();
        if (police.efforts() > 0) {
            check(
                    Tone.WARNING,
                    "evaluation.check.police",
                    police.efforts(),
                    police.treated(),
                    police.rings(),
                    police.comparison());
        }
        result.grade().caps().stream().sorted().forEach(cap -> check(Tone.INFO, "evaluation.cap." + cap));
        var convention = new Paragraph(words.convention());
        convention.addClassName("muted");
        add(convention);
    }

    private void preTrend(EvaluationResult result) {
        var events = result.eventStudy();
        if (events == null || events.preTrend() == null) {
            check(Tone.WARNING, "evaluation.belief.trend.none");
            return;
        }
        var test = events.preTrend();
        check(
                test.p() <= REJECTED ? Tone.BAD : Tone.GOOD,
                test.p() <= REJECTED ? "evaluation.belief.trend.rejected" : "evaluation.belief.trend",
                Figures.number(getLocale(), test.p(), 2),
                Figures.number(getLocale(), 100 * test.detectableSlope(), 1));
    }

    /** How the treated areas were chosen, and whether the counts show a peak that nobody mentioned. */
    private void selection(EvaluationDesign design, EvaluationResult result) {
        var selection = design.selection();
        var lottery = selection.lottery();
        if (lottery != null) {
            check(
                    Tone.GOOD,
                    "evaluation.belief.selection.LOTTERY",
                    Figures.date(getLocale(), lottery.drawnOn()),
                    design.areas(Part.TREATED).size(),
                    lottery.eligible().size(),
                    String.valueOf(lottery.seed()));
            return;
        }
        check(selection.by() == By.OTHER ? Tone.INFO : Tone.WARNING, "evaluation.belief.selection." + selection.by());
        var peak = result.peak();
        if (peak != null && peak.found()) {
            check(
                    Tone.WARNING,
                    "evaluation.belief.peak",
                    Figures.number(getLocale(), peak.percent(), 0),
                    peak.periods());
        }
    }

    private void power(EvaluationResult result, EvaluationWords words) {
        var detectable = result.detectable();
        if (detectable == null) {
            check(Tone.WARNING, "evaluation.belief.power.none");
        } else {
            check(
                    words.lowPower() ? Tone.WARNING : Tone.GOOD,
                    "evaluation.belief.power",
                    Figures.number(getLocale(), detectable.percent(), 0));
        }
    }

    private void inference(PlaceInference inference) {
        var rule = getTranslation("evaluation.rule." + inference.rule());
        if (inference.absence() != null) {
            check(Tone.BAD, "evaluation.absence." + inference.absence());
        } else if (inference.smallestP() != null) {
            check(
                    Tone.INFO,
                    "evaluation.belief.inference.smallest",
                    rule,
                    inference.treatedClusters(),
                    inference.clusters(),
                    Figures.number(getLocale(), inference.smallestP(), 3));
        } else {
            check(Tone.INFO, "evaluation.belief.inference", rule, inference.treatedClusters(), inference.clusters());
        }
        inference.caveats().stream().sorted().forEach(caveat -> check(Tone.WARNING, "evaluation.caveat." + caveat));
    }

    private void check(Tone tone, String key, Object... arguments) {
        checks.add(new StatusBadge(tone, getTranslation(key, arguments)));
    }
}
