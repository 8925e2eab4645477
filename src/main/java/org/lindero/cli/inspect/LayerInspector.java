package org.lindero.cli.inspect;

import java.util.Map;
import org.lindero.area.BoundarySurvey;

/** Inspects a file of boundaries. */
final class LayerInspector {

    private LayerInspector() {}

    static Inspection inspect(BoundarySurvey survey, Sentences sentences) {
        boolean known = survey.format() != null;
        return new Inspection(
                survey.format() == null ? null : survey.format().title(),
                survey.encoding(),
                null,
                survey.crs(),
                Map.of(Inspection.ALL, survey.rows().size()),
                survey.fields().stream().map(field -> field(survey, field)).toList(),
                known ? survey.rows().size() : null,
                known ? survey.flaws() : null,
                known ? survey.duplicates() : null,
                survey.overlaps(),
                survey.areaKm2(),
                known ? survey.contiguousPairs() : null,
                survey.problems().stream()
                        .map(problem -> sentences.of(problem, "feature"))
                        .toList(),
                survey.isReadable());
    }

    private static Inspection.Field field(BoundarySurvey survey, String name) {
        var guess = new ValueType.Guess();
        survey.rows().forEach(row -> guess.add(row.getOrDefault(name, "")));
        return new Inspection.Field(null, name, guess.type());
    }
}
