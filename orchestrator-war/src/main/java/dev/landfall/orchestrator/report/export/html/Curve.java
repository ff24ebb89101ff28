package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.object;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The percentiles of one measure: from its histogram, or the few that the report itself has. */
final class Curve {

    private static final Map<String, Double> FEW = new LinkedHashMap<>();

    static {
        FEW.put("p50", 50.0);
        FEW.put("p90", 90.0);
        FEW.put("p95", 95.0);
        FEW.put("p99", 99.0);
        FEW.put("p99_9", 99.9);
        FEW.put("p99_99", 99.99);
    }

    private final double[] percents;
    private final double[] millis;

    /**
     * @param percents rising, the last one that of the maximum, under 100
     * @param millis up to which so many lie
     */
    private Curve(double[] percents, double[] millis) {
        this.percents = percents;
        this.millis = millis;
    }

    /** @param kept count and points, as the API has them */
    static Curve kept(JsonObject kept) {
        JsonArray points = kept.getJsonArray("points");
        int last = points.size() - 1;
        double[] percents = column(points, 0);
        if (last >= 0) {
            double before = last == 0 ? 0 : percents[last - 1];
            percents[last] =
                    Math.max(before, Nines.ofOneIn(kept.getJsonNumber("count").doubleValue()));
        }
        return new Curve(percents, column(points, 1));
    }

    private static double[] column(JsonArray points, int index) {
        return points.getValuesAs(JsonArray.class).stream()
                .mapToDouble(point -> ((JsonNumber) point.get(index)).doubleValue())
                .toArray();
    }

    /** Those of the figures that are of less than all but one value, and the maximum. */
    static Curve few(JsonObject figures) {
        Double count = decimal(figures, "count");
        Double max = decimal(figures, "max");
        if (count == null || count == 0 || max == null) {
            return new Curve(new double[0], new double[0]);
        }
        double end = Nines.ofOneIn(count);
        Map<Double, Double> points = new LinkedHashMap<>();
        FEW.forEach((name, percent) -> {
            Double millis = decimal(figures, name);
            if (millis != null && percent < end) {
                points.put(percent, millis);
            }
        });
        points.put(end, max);
        return new Curve(
                points.keySet().stream().mapToDouble(p -> p).toArray(),
                points.values().stream().mapToDouble(p -> p).toArray());
    }

    /** Of a measure that was kept, else of its figures. */
    static Curve of(String measure, JsonObject latency, JsonObject percentiles) {
        JsonObject kept = object(percentiles, measure);
        return kept.isEmpty() ? few(object(latency, measure)) : kept(kept);
    }

    double[] percents() {
        return percents;
    }

    double[] millis() {
        return millis;
    }

    boolean isEmpty() {
        return percents.length == 0;
    }

    double end() {
        return isEmpty() ? 0 : percents[percents.length - 1];
    }

    double max() {
        return isEmpty() ? Double.NaN : millis[millis.length - 1];
    }

    /** The least that can stand on a logarithmic axis; NaN where there is none. */
    double least() {
        return IntStream.range(0, millis.length)
                .mapToDouble(i -> millis[i])
                .filter(each -> each > 0)
                .min()
                .orElse(Double.NaN);
    }
}
