package dev.landfall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadRecordsTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(BadRecords.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private long nanos = 5;
    private final BadRecords records = new BadRecords(() -> nanos);

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
    }

    private void count(String topic, String value) {
        BadRecord bad = catchThrowableOfType(
                BadRecord.class, () -> new MessageCodec().decode(topic, value.getBytes(StandardCharsets.UTF_8)));
        records.count(topic, 0, 7, bad);
    }

    @Test
    void eachIsCountedByTopicAndReason() {
        count("trigger", "");
        count("trigger", "no JSON");
        count("trigger", "no JSON");
        count("metrics", "{}");
        assertThat(records.counts())
                .isEqualTo(
                        Map.of("trigger", Map.of("empty", 1L, "not_json", 2L), "metrics", Map.of("missing_field", 1L)));
    }

    @Test
    void aFloodOfAllKindsOnAllTopicsIsAHandfulOfLines() {
        for (int i = 0; i < 1_000; i++) {
            for (Topic topic : Topic.values()) {
                for (String value : List.of("", "no JSON", "{}", "{\"node_id\": {}, \"test_id\": []}")) {
                    count(topic.plainName(), value);
                }
            }
        }
        assertThat(lines).hasSize(Topic.values().length);
    }

    @Test
    void whatWasNotSaidAtOnceIsSaidHalfAMinuteLater() {
        count("trigger", "no JSON");
        count("trigger", "");
        count("trigger", "no JSON");
        nanos += TimeUnit.SECONDS.toNanos(30);
        count("trigger", "");
        assertThat(lines).hasSize(2).first().asString().contains("1 not_json", "partition 0 offset 7");
        assertThat(lines.get(1)).contains("2 empty, 1 not_json", "on trigger");
    }

    @Test
    void textOfOthersStaysOnOneLine() {
        count("register", "{\"node_id\": \"x\", \"message_type\": \"a\\nb\"}");
        assertThat(lines).singleElement().asString().doesNotContain("\n");
    }
}
