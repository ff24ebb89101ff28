package dev.landfall.launcher.view;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.OptionalDouble;

/** A plan in one line. */
public final class PlanView {
    private PlanView() {}

    /** What the plan asks for and of whom: {@code TSUNAMI · every 20 ms per driver · 10 s · http://…}. */
    public static String line(JsonObject plan) {
        var words = new ArrayList<String>();
        words.add(Numbers.text(plan, "test_type", "test"));
        words.add(pace(plan));
        if (Numbers.number(plan, "message_count_per_driver").isPresent()) {
            words.add(Numbers.count(plan, "message_count_per_driver") + " requests per driver");
        }
        OptionalDouble duration = Numbers.number(plan, "duration_ms");
        if (duration.isPresent()) {
            words.add(plain(duration.getAsDouble() / 1000) + " s");
        }
        words.add(Numbers.text(Numbers.object(plan, "target"), "url", "no target"));
        return String.join(" · ", words);
    }

    private static String pace(JsonObject plan) {
        OptionalDouble delay = Numbers.number(plan, "test_message_delay");
        OptionalDouble rate = Numbers.number(plan, "throughput_per_driver");
        if (delay.isPresent()) {
            boolean thinks = "AFTER_RESPONSE".equals(Numbers.text(plan, "delay_mode", ""));
            return (thinks ? "a pause of " : "every ") + plain(delay.getAsDouble()) + " ms per driver"
                    + (thinks ? ", after each answer" : "");
        }
        if (rate.isPresent()) {
            return plain(rate.getAsDouble()) + " requests/s per driver";
        }
        String users = Numbers.text(plan, "concurrency_per_driver", "");
        return users.isEmpty() ? "as fast as possible" : users + " at a time per driver, as fast as possible";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
