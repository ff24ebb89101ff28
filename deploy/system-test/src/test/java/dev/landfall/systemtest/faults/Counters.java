package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All that a report counts, of the whole and of each driver, by where it stands. */
record Counters(Map<String, JsonValue> values) {
    private static final List<String> COUNTED = List.of("requests", "errors", "not_sent_reasons");
    private static final List<String> TIMED = List.of("response_time", "service_time", "send_delay", "send_lag");

    static Counters of(Doc report) {
        Counters counted = ofDrivers(report);
        counted.values.put("target_count", report.json().get("target_count"));
        return counted;
    }

    /** Without what the target told: it is asked once, at the end, by whoever leads then. */
    static Counters ofDrivers(Doc report) {
        var values = new TreeMap<String, JsonValue>();
        add(values, "whole", report);
        values.put("warm_up", report.json().get("warm_up"));
        report.list("drivers").forEach(driver -> add(values, driver.text("node_id"), driver));
        return new Counters(values);
    }

    private static void add(Map<String, JsonValue> values, String whose, Doc part) {
        COUNTED.forEach(field -> values.put(whose + "." + field, part.at(field).json()));
        TIMED.forEach(measure -> values.put(
                whose + "." + measure, part.at("latency." + measure).json().get("count")));
    }

    /** Where the two are not the same. */
    List<String> differences(Counters other) {
        return values.keySet().stream()
                .filter(name -> !Objects.equals(values.get(name), other.values.get(name)))
                .map(name -> name + " " + values.get(name) + " against " + other.values.get(name))
                .toList();
    }
}
