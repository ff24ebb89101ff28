package dev.landfall.codec;

import dev.landfall.stats.ErrorClass;
import dev.landfall.workload.ThresholdMetric;
import dev.landfall.workload.ThresholdMetric.Count;
import dev.landfall.workload.ThresholdMetric.Counter;
import dev.landfall.workload.ThresholdMetric.ErrorRate;
import dev.landfall.workload.ThresholdMetric.Errors;
import dev.landfall.workload.ThresholdMetric.Rps;
import dev.landfall.workload.ThresholdMetric.Statistic;
import dev.landfall.workload.ThresholdMetric.Time;
import dev.landfall.workload.ThresholdMetric.Timed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of what thresholds look at. */
final class MetricNames {

    private static final Pattern PERCENTILE =
            Pattern.compile("(response\\.|service\\.)?p([0-9]{1,2})(?:_([0-9]{1,2}))?");
    private static final Map<String, ThresholdMetric> NAMED = named();

    private MetricNames() {}

    /** @throws IllegalArgumentException that names the nearest */
    static ThresholdMetric parse(String name) {
        ThresholdMetric metric = NAMED.get(name);
        if (metric != null) {
            return metric;
        }
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            String fraction = percentile.group(3) == null ? "0" : percentile.group(3);
            double percent = Double.parseDouble(percentile.group(2) + "." + fraction);
            Timed timed = "service.".equals(percentile.group(1)) ? Timed.SERVICE : Timed.RESPONSE;
            return new Time(timed, Statistic.PERCENTILE, percent);
        }
        String hint = NearestName.of(name, NAMED.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        throw ThresholdParser.wrong(
                "must begin with a metric: [response.|service.]min, max, mean, median or p50 to p99_99,"
                        + " error_rate, rps, sent, succeeded, failed, not_sent or errors.CLASS, was "
                        + ThresholdParser.quoted(name) + hint);
    }

    private static Map<String, ThresholdMetric> named() {
        Map<String, ThresholdMetric> named = new LinkedHashMap<>();
        times(named, "", Timed.RESPONSE);
        times(named, "response.", Timed.RESPONSE);
        times(named, "service.", Timed.SERVICE);
        named.put("error_rate", new ErrorRate());
        named.put("rps", new Rps());
        for (Counter counter : Counter.values()) {
            named.put(counter.name().toLowerCase(Locale.ROOT), new Count(counter));
        }
        for (ErrorClass error : ErrorClass.values()) {
            named.put("errors." + error, new Errors(error.name()));
        }
        return named;
    }

    private static void times(Map<String, ThresholdMetric> named, String prefix, Timed timed) {
        named.put(prefix + "min", new Time(timed, Statistic.MIN, 0));
        named.put(prefix + "max", new Time(timed, Statistic.MAX, 0));
        named.put(prefix + "mean", new Time(timed, Statistic.MEAN, 0));
        named.put(prefix + "median", new Time(timed, Statistic.PERCENTILE, 50));
        // Any other percentile is read too; these are suggested.
        for (String percent : new String[] {"50", "75", "90", "95", "99", "99.9", "99.99"}) {
            named.put(
                    prefix + "p" + percent.replace('.', '_'),
                    new Time(timed, Statistic.PERCENTILE, Double.parseDouble(percent)));
        }
    }
}
