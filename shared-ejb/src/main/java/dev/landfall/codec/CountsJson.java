package dev.landfall.codec;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counters as messages and reports write them. */
public final class CountsJson {

    private CountsJson() {}

    /** {@code {scheduled, sent, completed, succeeded, failed, not_sent, in_flight, reconnects}}. */
    public static JsonObject requests(RequestCounts counts) {
        return new JsonOut()
                .put("scheduled", counts.scheduled())
                .put("sent", counts.sent())
                .put("completed", counts.completed())
                .put("succeeded", counts.succeeded())
                .put("failed", counts.failed())
                .put("not_sent", counts.notSentTotal())
                .put("in_flight", counts.inFlight())
                .put("reconnects", counts.reconnects())
                .done();
    }

    /** Failed requests by class, those above 0. */
    public static JsonObject errors(RequestCounts counts) {
        return byName(counts.errors());
    }

    /** Arrivals not sent by reason, those above 0. */
    public static JsonObject notSentReasons(RequestCounts counts) {
        return byName(counts.notSent());
    }

    /** What the first failure of each class said. */
    public static JsonObject examples(ErrorExamples examples) {
        JsonOut out = new JsonOut();
        examples.byClass().forEach((error, text) -> out.put(error.name(), text));
        return out.done();
    }

    /** One flat object that holds all of it: how warm-up counters travel. */
    public static JsonObject whole(RequestCounts counts) {
        JsonOut out = new JsonOut();
        requests(counts).forEach(out::put);
        return out.put("errors", errors(counts))
                .put("not_sent_reasons", notSentReasons(counts))
                .done();
    }

    /** Reads {@code requests}, {@code errors} and {@code not_sent_reasons} that stand beside one another in {@code fields}. */
    static RequestCounts read(Fields requests, Fields beside) throws BadRecord {
        try {
            return new RequestCounts(
                    requests.whole("scheduled"),
                    requests.whole("sent"),
                    requests.whole("succeeded"),
                    requests.whole("in_flight"),
                    requests.whole("reconnects"),
                    readByName(ErrorClass.class, beside.objectOrNull("errors")),
                    readByName(NotSentReason.class, beside.objectOrNull("not_sent_reasons")));
        } catch (IllegalArgumentException e) {
            throw new BadRecord(Kind.OUT_OF_RANGE, "requests: " + e.getMessage());
        }
    }

    /** Reads {@code error_examples}; classes that are not known here are left out. */
    static ErrorExamples readExamples(Fields fields) throws BadRecord {
        Map<String, String> texts = fields.texts("error_examples");
        Map<ErrorClass, String> byClass = new EnumMap<>(ErrorClass.class);
        for (ErrorClass error : ErrorClass.values()) {
            String text = texts.get(error.name());
            if (text != null) {
                byClass.put(error, text);
            }
        }
        return new ErrorExamples(byClass);
    }

    private static JsonObject byName(Map<? extends Enum<?>, Long> counts) {
        JsonOut out = new JsonOut();
        counts.forEach((key, count) -> out.put(key.name(), count.longValue()));
        return out.done();
    }

    private static <E extends Enum<E>> Map<E, Long> readByName(Class<E> type, @Nullable Fields fields)
            throws BadRecord {
        Map<E, Long> counts = new EnumMap<>(type);
        if (fields != null) {
            for (E constant : type.getEnumConstants()) {
                Long count = fields.wholeOrNull(constant.name());
                if (count != null) {
                    counts.put(constant, count);
                }
            }
        }
        return counts;
    }
}
