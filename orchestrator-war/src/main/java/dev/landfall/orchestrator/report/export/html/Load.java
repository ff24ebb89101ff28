package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.text;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a plan offers.
 *
 * @param drivers that took part
 */
record Load(JsonObject plan, long drivers) {

    /** Requests per second of all drivers together; null in a closed model, where the target sets the pace. */
    @Nullable
    Double perSecond() {
        Double each = perDriver();
        return each == null ? null : each * drivers;
    }

    /** In one sentence. */
    String words() {
        String fleet = Words.plural(drivers, "driver", "drivers");
        Double each = perDriver();
        Double delay = decimal(plan, "test_message_delay");
        if (each == null) {
            String users = fleet + " × " + Words.count(decimal(plan, "concurrency_per_driver")) + " at a time, ";
            return users
                    + (delay == null ? "as fast as the target answers" : "each " + pause(delay) + " after its answer");
        }
        String pace = delay == null ? Words.rate(each) + "/s" : "one request every " + pause(delay);
        return fleet + " × " + pace + " = " + Words.rate(each * drivers) + "/s offered";
    }

    private @Nullable Double perDriver() {
        Double rate = decimal(plan, "throughput_per_driver");
        Double delay = decimal(plan, "test_message_delay");
        if (rate != null) {
            return rate;
        }
        return delay == null || "AFTER_RESPONSE".equals(text(plan, "delay_mode")) ? null : 1000 / delay;
    }

    private static String pause(double millis) {
        return (millis == Math.rint(millis) ? Words.count(millis) : Double.toString(millis)) + " ms";
    }
}
