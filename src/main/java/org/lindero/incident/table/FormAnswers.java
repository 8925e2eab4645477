package org.lindero.incident.table;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The questions of a form that have a fixed list of answers, as {@code survey} and {@code choices} of an XLSForm say.
 *
 * @param labels by question, without its groups: the label of each answer
 */
record FormAnswers(Map<String, Map<String, String>> labels) {

    private static final Pattern SELECT_ONE = Pattern.compile("select[ _]one\\s+(\\S+).*");

    static final FormAnswers NONE = new FormAnswers(Map.of());

    static FormAnswers of(JsonNode content) {
        var lists = new HashMap<String, Map<String, String>>();
        for (var choice : content.path("choices")) {
            lists.computeIfAbsent(choice.path("list_name").asString(""), list -> new HashMap<>())
                    .put(choice.path("name").asString(""), label(choice));
        }
        var labels = new HashMap<String, Map<String, String>>();
        for (var question : content.path("survey")) {
            var type = SELECT_ONE.matcher(question.path("type").asString(""));
            if (type.matches()) {
                labels.put(question.path("name").asString(""), lists.getOrDefault(type.group(1), Map.of()));
            }
        }
        return new FormAnswers(Map.copyOf(labels));
    }

    /** Whether the question, with or without its groups, has a fixed list of answers. */
    boolean isChoice(String heading) {
        return labels.containsKey(question(heading));
    }

    /** What the form shows for an answer. */
    String shown(String heading, String answer) {
        return labels.getOrDefault(question(heading), Map.of()).getOrDefault(answer, answer);
    }

    private static String question(String heading) {
        return heading.substring(heading.lastIndexOf('/') + 1);
    }

    private static String label(JsonNode choice) {
        var label = choice.path("label");
        var first = label.isArray() && !label.isEmpty() ? label.get(0) : label;
        return first.isString() ? first.asString() : choice.path("name").asString("");
    }
}
