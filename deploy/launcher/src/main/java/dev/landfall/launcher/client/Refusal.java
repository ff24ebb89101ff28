package dev.landfall.launcher.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** The orchestrator answered, and the answer is no: a problem of RFC 9457, with every faulty field of a plan. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final ArrayList<String> faults;

    Refusal(int status, String code, String message, List<String> faults) {
        super(message);
        this.status = status;
        this.code = code;
        this.faults = new ArrayList<>(faults);
    }

    /** Understands a problem document; of any other body only the status is told. */
    static Refusal of(int status, String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonObject problem = reader.readObject();
            String title = problem.getString("title", "the orchestrator answered " + status);
            return new Refusal(
                    status, problem.getString("code", ""), problem.getString("detail", title), faults(problem));
        } catch (JsonException | ClassCastException notAProblem) {
            return new Refusal(status, "", "the orchestrator answered " + status, List.of());
        }
    }

    private static List<String> faults(JsonObject problem) {
        return problem.containsKey("errors")
                ? problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("field", "?") + ": " + error.getString("message", "?"))
                        .toList()
                : List.of();
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** The problem's own code, such as {@code NOT_ENOUGH_DRIVERS}; empty when it has none. */
    public String code() {
        return code;
    }

    /** {@code field: message} for each fault of a plan; often empty. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
