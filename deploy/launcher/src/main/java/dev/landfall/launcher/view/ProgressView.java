package dev.landfall.launcher.view;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/** One line on where a running test stands, made of what {@code GET /api/tests/{id}} shows. */
public final class ProgressView {
    private ProgressView() {}

    /** The line, with the time since the command began. */
    public static String line(JsonObject test, Duration elapsed) {
        JsonObject requests = Numbers.object(test, "requests");
        JsonObject response = Numbers.object(test, "latency", "response_time");
        return String.format(
                Locale.ROOT,
                "  %5.1f s  %-10s  sent %7s  done %7s  errors %3s  %8s  p50 %8s  p95 %8s  p99 %8s",
                elapsed.toMillis() / 1000.0,
                Numbers.text(test, "state", "?"),
                Numbers.count(requests, "sent"),
                Numbers.count(requests, "completed"),
                Numbers.count(requests, "failed"),
                Numbers.perSecond(Numbers.object(test, "throughput"), "last_second_rps"),
                Numbers.millis(response, "p50"),
                Numbers.millis(response, "p95"),
                Numbers.millis(response, "p99"));
    }
}
