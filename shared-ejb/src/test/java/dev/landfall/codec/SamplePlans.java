package dev.landfall.codec;

import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Plans for tests, written as people write them (single quotes for double ones). */
final class SamplePlans {

    static final String TSUNAMI =
            "{'test_type':'TSUNAMI','test_message_delay':2.5,'target':{'url':'http://127.0.0.1:8090/ping'},"
                    + "'message_count_per_driver':500}";

    private SamplePlans() {}

    static JsonObject json(String text) {
        try {
            return JsonText.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    static Plan plan(String text) {
        return PlanCodec.read(json(text), PlanLimits.DEFAULT);
    }
}
