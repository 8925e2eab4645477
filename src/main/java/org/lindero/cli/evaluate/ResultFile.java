package org.lindero.cli.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.method.Outcome;
import org.lindero.engine.Engine;
import org.lindero.engine.EstimationException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file {@code result.json}: numbers in full precision, and null for what is not finite. */
final class ResultFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    static byte[] bytes(long seed, List<Finished> analyses) {
        var byId = new LinkedHashMap<String, Object>();
        analyses.forEach(a -> byId.put(a.id(), content(a)));
        var file = new LinkedHashMap<String, Object>();
        var engine = new LinkedHashMap<String, Object>();
        engine.put("version", Engine.VERSION);
        engine.put("seed", seed);
        file.put("engine", engine);
        file.put("analyses", byId);
        return JSON.writeValueAsBytes(finite(file));
    }

    private static Map<String, Object> content(Finished analysis) {
        var content = new LinkedHashMap<String, Object>();
        content.put("method", analysis.method());
        if (analysis.outcome() != null) {
            add(content, analysis.outcome());
        } else if (analysis.refused() != null) {
            content.put("refused", refusal(analysis.refused()));
        }
        return content;
    }

    private static void add(Map<String, Object> content, Outcome outcome) {
        content.putAll(outcome.head());
        content.put("estimates", outcome.estimates());
        content.put("diagnostics", outcome.diagnostics());
        content.putAll(outcome.fields());
    }

    private static Map<String, Object> refusal(EstimationException refused) {
        var refusal = new LinkedHashMap<String, Object>();
        refusal.put("reason", refused.reason().name());
        refusal.put("message", String.valueOf(refused.getMessage()));
        return refusal;
    }

    /** The same value with null in the place of every number that is not finite. */
    private static @Nullable Object finite(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((key, one) -> copy.put(key, finite(one)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(ResultFile::finite).toList()
                : value;
    }
}
