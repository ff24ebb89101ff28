package dev.landfall.launcher.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Chooses the exit code for a test that ended. */
final class Outcome {
    private Outcome() {}

    /** If several apply: FAILED, ABORTED, PARTIAL, then a measurement that is INVALID, then a threshold that was missed. */
    static int exitCode(JsonObject report) {
        return switch (text(report, "state")) {
            case "FAILED" -> ExitCode.FAILED;
            case "ABORTED" -> ExitCode.ABORTED;
            case "PARTIAL" -> ExitCode.PARTIAL;
            default ->
                verdict(report.get("verdict") instanceof JsonObject verdict ? verdict : JsonValue.EMPTY_JSON_OBJECT);
        };
    }

    static boolean isFinal(JsonObject test) {
        return switch (text(test, "state")) {
            case "COMPLETED", "PARTIAL", "ABORTED", "FAILED" -> true;
            default -> false;
        };
    }

    private static int verdict(JsonObject verdict) {
        if ("INVALID".equals(text(verdict, "measurement"))) {
            return ExitCode.MEASUREMENT_INVALID;
        }
        return verdict.get("passed") == JsonValue.FALSE || anyMissed(verdict.get("thresholds"))
                ? ExitCode.THRESHOLD_MISSED
                : ExitCode.PASSED;
    }

    private static boolean anyMissed(@Nullable JsonValue thresholds) {
        return thresholds != null
                && thresholds.getValueType() == JsonValue.ValueType.ARRAY
                && thresholds.asJsonArray().getValuesAs(JsonObject.class).stream()
                        .anyMatch(threshold -> threshold.get("passed") == JsonValue.FALSE);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
