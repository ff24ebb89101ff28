package dev.landfall.orchestrator.faces;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;

/** A plan in the forms in which people hand it on. */
final class PlanCopies {

    private PlanCopies() {}

    static String json(JsonObject plan) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(plan);
        }
        return text.toString().strip();
    }

    /** For {@code landfall run}, which reads a plan from its standard input as it does from a file. */
    static String command(JsonObject plan) {
        return "landfall run /dev/stdin <<'PLAN'\n" + json(plan) + "\nPLAN";
    }

    /** For any shell with curl; the token stays in its variable. */
    static String curl(JsonObject plan, String url) {
        return "curl -H \"Authorization: Bearer $LANDFALL_TOKEN\" -H 'Content-Type: application/json' \\\n  " + url
                + "/api/tests -d " + quoted(plan.toString());
    }

    /** One word of a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
