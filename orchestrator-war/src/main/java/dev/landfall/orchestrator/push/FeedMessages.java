package dev.landfall.orchestrator.push;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.orchestrator.report.DriverJson;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.orchestrator.report.TimelineJson;
import jakarta.json.JsonArrayBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The texts that travel on the feed: one object each, its {@code type} first. Those with {@code now} tell the time by the broker's clock, which
 * all instants of tests are of.
 */
final class FeedMessages {

    private FeedMessages() {}

    static String standing(Condition current, Instant now) {
        return JsonValues.object()
                .add("type", "standing")
                .add("ready", current.ready())
                .add("kafka", current.kafka())
                .add("role", current.role())
                .add("reason", current.reason())
                .add("now", text(now))
                .build()
                .toString();
    }

    static String drivers(List<DriverView> drivers) {
        return JsonValues.object()
                .add("type", "drivers")
                .add("drivers", DriverJson.list(drivers))
                .build()
                .toString();
    }

    /** Tests that are new or have changed. */
    static String tests(List<TestView> tests) {
        JsonArrayBuilder array = JsonValues.array();
        tests.forEach(test -> array.add(TestJson.of(test)));
        return JsonValues.object()
                .add("type", "tests")
                .add("tests", array)
                .build()
                .toString();
    }

    static String tick(TestView test, TimelineView.Second second, Instant now) {
        return JsonValues.object()
                .add("type", "tick")
                .add("test", TestJson.of(test))
                .add("second", TimelineJson.second(second))
                .add("now", text(now))
                .build()
                .toString();
    }

    /** RFC 3339. */
    private static String text(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
