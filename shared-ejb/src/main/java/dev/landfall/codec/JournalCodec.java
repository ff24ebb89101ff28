package dev.landfall.codec;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestStateChange;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** The {@code test_state} topic. */
final class JournalCodec {

    private JournalCodec() {}

    static JsonObject write(TestStateChange change) {
        JsonOut offsets = new JsonOut();
        new TreeMap<>(change.offsets()).forEach((partition, offset) -> offsets.put(partition, offset.longValue()));
        return new JsonOut()
                .put("test_id", change.testId().value())
                .put("term", change.term().value())
                .put("epoch", change.epoch().value())
                .put("state", change.state())
                .put("reason", change.reason().code())
                .put("reason_text", change.reason().sentence())
                .put("at", change.at())
                .put("start_at", change.startAt())
                .put("stop_asked_at", change.stopAskedAt())
                .put("offsets", offsets.done())
                .done();
    }

    static TestStateChange read(Fields fields) throws BadRecord {
        String sentence = fields.textOrNull("reason_text");
        return new TestStateChange(
                new TestId(fields.text("test_id")),
                new Term(fields.whole("term")),
                new Epoch(fields.whole("epoch")),
                fields.oneOf("state", TestState.class),
                new Reason.Recorded(fields.text("reason"), sentence == null ? "" : sentence),
                fields.instant("at"),
                fields.instantOrNull("start_at"),
                fields.instantOrNull("stop_asked_at"),
                offsets(fields));
    }

    private static Map<String, Long> offsets(Fields fields) throws BadRecord {
        Map<String, Long> offsets = new TreeMap<>();
        Fields object = fields.objectOrNull("offsets");
        if (object != null) {
            for (String partition : object.json().keySet()) {
                offsets.put(partition, object.whole(partition));
            }
        }
        return offsets;
    }
}
