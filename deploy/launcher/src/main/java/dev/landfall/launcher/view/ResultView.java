package dev.landfall.launcher.view;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The report of a test that ended, for people: what came out, over all drivers and for each, and how far to trust it. */
public final class ResultView {
    private final JsonObject report;
    private final Paint paint;

    public ResultView(JsonObject report, Paint paint) {
        this.report = report;
        this.paint = paint;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  " + headline());
        lines.addAll(reasons());
        lines.add("");
        lines.addAll(table().lines(paint));
        lines.add("");
        lines.addAll(counts());
        lines.addAll(errors());
        lines.addAll(thresholds());
        return lines;
    }

    private String headline() {
        String state = Numbers.text(report, "state", "?");
        String painted = "COMPLETED".equals(state) ? paint.good(paint.bold(state)) : paint.bad(paint.bold(state));
        String reason = Numbers.text(report, "state_reason", "");
        String model = Numbers.text(report, "model", "");
        return painted
                + (reason.isEmpty() || "PLAN_ELAPSED".equals(reason) ? "" : " (" + reason + ")")
                + (model.isEmpty() ? "" : "  " + model.toLowerCase(Locale.ROOT) + " model")
                + "  measurement " + measurement()
                + "  " + Numbers.perSecond(Numbers.object(report, "throughput"), "mean_rps");
    }

    private String measurement() {
        String measurement = Numbers.text(Numbers.object(report, "verdict"), "measurement", "UNKNOWN");
        return switch (measurement) {
            case "VALID" -> paint.good(measurement);
            case "INVALID" -> paint.bad(measurement);
            case "SUSPECT" -> paint.doubtful(measurement);
            default -> measurement;
        };
    }

    private List<String> reasons() {
        JsonValue reasons = Numbers.object(report, "verdict").get("reasons");
        return reasons == null || reasons.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : reasons.asJsonArray().stream()
                        .map(reason ->
                                paint.doubtful("  " + (reason instanceof JsonString text ? text.getString() : reason)))
                        .toList();
    }

    private Table table() {
        var table = new Table("", "sent", "ok", "failed", "min", "max", "mean", "median", "mode", "p95", "p99")
                .leftAligned(0);
        row(table, "all nodes", report);
        JsonValue drivers = report.get("drivers");
        if (drivers != null && drivers.getValueType() == JsonValue.ValueType.ARRAY) {
            drivers.asJsonArray()
                    .getValuesAs(JsonObject.class)
                    .forEach(driver -> row(table, Numbers.text(driver, "node_id", "?"), driver));
        }
        return table;
    }

    private static void row(Table table, String name, JsonObject figures) {
        JsonObject requests = Numbers.object(figures, "requests");
        JsonObject response = Numbers.object(figures, "latency", "response_time");
        table.row(
                name,
                Numbers.count(requests, "sent"),
                Numbers.count(requests, "succeeded"),
                Numbers.count(requests, "failed"),
                Numbers.millis(response, "min"),
                Numbers.millis(response, "max"),
                Numbers.millis(response, "mean"),
                Numbers.millis(response, "median"),
                Numbers.millis(response, "mode"),
                Numbers.millis(response, "p95"),
                Numbers.millis(response, "p99"));
    }

    private List<String> counts() {
        JsonObject requests = Numbers.object(report, "requests");
        var parts = new ArrayList<String>();
        parts.add("scheduled " + Numbers.count(requests, "scheduled"));
        add(parts, "not sent ", Numbers.number(requests, "not_sent"));
        add(parts, "reconnects ", Numbers.number(requests, "reconnects"));
        add(parts, "target counted ", Numbers.number(Numbers.object(report, "target_count"), "received"));
        JsonValue balanced = Numbers.object(report, "ledger").get("balanced");
        if (balanced != null && balanced != JsonValue.NULL) {
            parts.add(balanced == JsonValue.TRUE ? "ledger balanced" : paint.bad("ledger NOT balanced"));
        }
        return List.of(
                "  " + String.join(" · ", parts),
                paint.dim("  Times are response times: from the intended start to the end of the answer."));
    }

    private static void add(List<String> parts, String name, OptionalDouble count) {
        count.ifPresent(value -> parts.add(name + Numbers.count((long) value)));
    }

    /** Only the classes that happened; most reports have none. */
    private List<String> errors() {
        var happened = new ArrayList<String>();
        Numbers.object(report, "errors").forEach((name, count) -> {
            if (count instanceof JsonNumber number && number.longValue() > 0) {
                happened.add(name + " " + Numbers.count(number.longValue()));
            }
        });
        return happened.isEmpty() ? List.of() : List.of(paint.bad("  errors  ") + String.join(" · ", happened));
    }

    /** Each with what was measured; none where the plan has none. */
    private List<String> thresholds() {
        JsonValue thresholds = Numbers.object(report, "verdict").get("thresholds");
        return thresholds == null || thresholds.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : thresholds.asJsonArray().getValuesAs(JsonObject.class).stream()
                        .map(this::threshold)
                        .toList();
    }

    private String threshold(JsonObject threshold) {
        boolean passed = threshold.get("passed") == JsonValue.TRUE;
        OptionalDouble actual = Numbers.number(threshold, "actual");
        String unit = Numbers.text(threshold, "unit", "");
        String was = actual.isEmpty() ? "no samples" : (plain(actual.getAsDouble()) + " " + unit).strip();
        return "  threshold  " + (passed ? paint.good("passed") : paint.bad("MISSED")) + "  "
                + Numbers.text(threshold, "expression", "?") + "  (" + was + ")";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
