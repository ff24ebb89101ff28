package dev.landfall.target.rest;

import dev.landfall.target.behaviour.Counts;
import dev.landfall.target.behaviour.Counts.Count;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Renders the counts, as Prometheus text (exposition format 0.0.4) and as JSON. */
final class CountsText {

    private CountsText() {}

    static JsonObject json(Counts counts) {
        JsonObjectBuilder tests = Json.createObjectBuilder();
        counts.tests().forEach((testId, count) -> tests.add(testId, object(count)));
        return object(counts.total()).add("tests", tests).build();
    }

    private static JsonObjectBuilder object(Count count) {
        return Json.createObjectBuilder().add("requests", count.requests()).add("responses", count.responses());
    }

    static String prometheus(Counts counts) {
        Count total = counts.total();
        Map<String, Count> tests = counts.tests();
        StringBuilder text = new StringBuilder();
        counter(text, "landfall_target_requests_total", "Requests received.")
                .append(' ')
                .append(total.requests())
                .append('\n');
        counter(text, "landfall_target_responses_total", "Answers written.")
                .append(' ')
                .append(total.responses())
                .append('\n');
        byTest(text, "landfall_target_test_requests_total", "Requests received of a test.", tests, Count::requests);
        byTest(text, "landfall_target_test_responses_total", "Answers written to a test.", tests, Count::responses);
        return text.toString();
    }

    private static StringBuilder counter(StringBuilder text, String name, String help) {
        return head(text, name, help).append(name);
    }

    private static StringBuilder head(StringBuilder text, String name, String help) {
        return text.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n')
                .append("# TYPE ")
                .append(name)
                .append(" counter\n");
    }

    private static void byTest(
            StringBuilder text, String name, String help, Map<String, Count> tests, ToLongFunction<Count> figure) {
        head(text, name, help);
        tests.forEach((testId, count) -> text.append(name)
                .append("{test_id=\"")
                .append(escaped(testId))
                .append("\"} ")
                .append(figure.applyAsLong(count))
                .append('\n'));
    }

    /** Label values: backslash, quote and line feed are escaped. */
    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
