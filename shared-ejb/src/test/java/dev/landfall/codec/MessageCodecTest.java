package dev.landfall.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landfall.codec.BadRecord.Kind;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.Message;
import dev.landfall.message.Registration;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.TestType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final List<String> TOPICS =
            List.of("register", "heartbeat", "test_config", "trigger", "metrics", "test_state");

    private final MessageCodec codec = new MessageCodec();

    static List<SampleMessages.Sample> samples() {
        return SampleMessages.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackWhatItWrote(SampleMessages.Sample sample) throws BadRecord {
        assertThat(codec.decode(sample.topic(), codec.encode(sample.message()))).isEqualTo(sample.message());
    }

    @Test
    void readsThePublicFieldsAlone() throws BadRecord {
        assertThat(read("register", "{'node_id':'n','node_IP':'10.0.0.1','message_type':'DRIVER_NODE_REGISTER'}"))
                .isEqualTo(new Registration(new NodeId("n"), "10.0.0.1", null));
        assertThat(read("heartbeat", "{'node_id':'n','heartbeat':'YES','timestamp':'1700000000000'}"))
                .isEqualTo(new DriverBeat(new NodeId("n"), false, Instant.ofEpochMilli(1_700_000_000_000L), null));
        assertThat(read("trigger", "{'test_id':'t','trigger':'YES'}")).isEqualTo(new Trigger(new TestId("t"), null));
    }

    @Test
    void readsNumbersWrittenAsStrings() throws BadRecord {
        assertThat(
                        read(
                                "test_config",
                                "{'test_id':'t','test_type':'TSUNAMI','test_message_delay':'10','message_count_per_driver':'500'}"))
                .isEqualTo(new TestConfig(new TestId("t"), TestType.TSUNAMI, 10, 500, null));
        FiguresReport figures = (FiguresReport) read(
                "metrics",
                "{'node_id':'n','test_id':'t','report_id':'r','metrics':{'mean_latency':'1.5','median_latency':'1',"
                        + "'min_latency':'0.5','max_latency':'9e0'},'more':[1]}");
        assertThat(figures.figures().meanMillis()).isEqualTo(1.5);
        assertThat(figures.figures().maxMillis()).isEqualTo(9);
        assertThat(figures.figures().modeMillis()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trigger     | {'test_id':'t','trigger':'NO'}                              | UNKNOWN_KIND
            trigger     | {'test_id':'t'}                                             | MISSING_FIELD
            trigger     | YES                                                         | NOT_JSON
            trigger     | []                                                          | NOT_JSON
            trigger     | {'test_id':'t','trigger':'YES'} x                           | NOT_JSON
            trigger     | {'test_id':'t','test_id':'u','trigger':'YES'}               | NOT_JSON
            trigger     | {'test_id':{},'trigger':'YES'}                              | WRONG_TYPE
            trigger     | {'test_id':null,'trigger':'YES'}                            | MISSING_FIELD
            trigger     | {'test_id':'','trigger':'YES'}                              | OUT_OF_RANGE
            register    | {'node_id':'n','message_type':'HELLO'}                      | UNKNOWN_KIND
            test_config | {'test_id':'t','test_type':'STORM'}                         | OUT_OF_RANGE
            test_config | {'test_id':'t','test_type':'TSUNAMI','test_message_delay':'x'} | WRONG_TYPE
            test_config | {'test_id':'t','test_type':'TSUNAMI','message_count_per_driver':-1} | OUT_OF_RANGE
            metrics     | {'node_id':'n','test_id':'t','metrics':3}                   | WRONG_TYPE
            nowhere     | {}                                                          | UNKNOWN_KIND
            """)
    void tellsWhyARecordIsBad(String topic, String text, Kind kind) {
        BadRecord bad = catchThrowableOfType(BadRecord.class, () -> read(topic.strip(), text.strip()));
        assertThat(bad).as(text).isNotNull();
        assertThat(bad.kind()).isEqualTo(kind);
    }

    @Test
    void survivesNothingNestingAndHugeNumbers() {
        assertThat(catchThrowableOfType(BadRecord.class, () -> codec.decode("metrics", null))
                        .kind())
                .isEqualTo(Kind.EMPTY);
        for (String text :
                List.of("[".repeat(10_000), "{'a':".repeat(10_000), "{'sequence':1" + "0".repeat(500_000) + "}")) {
            BadRecord bad = catchThrowableOfType(BadRecord.class, () -> read("metrics", text));
            assertThat(bad.kind()).isEqualTo(Kind.NOT_JSON);
        }
        BadRecord large =
                catchThrowableOfType(BadRecord.class, () -> codec.decode("metrics", new byte[JsonText.MAX_BYTES + 1]));
        assertThat(large.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    // Nothing but a BadRecord may come out of any bytes: each good message with random bytes changed, on every topic.
    @Test
    void neverThrowsAnythingElse() {
        Random random = new Random(20_261_121);
        for (SampleMessages.Sample sample : SampleMessages.all()) {
            for (int i = 0; i < 300; i++) {
                byte[] bytes = codec.encode(sample.message());
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
                }
                String topic = TOPICS.get(random.nextInt(TOPICS.size()));
                Throwable thrown = catchThrowable(() -> codec.decode(topic, bytes));
                assertThat(thrown)
                        .as(new String(bytes, StandardCharsets.UTF_8))
                        .satisfiesAnyOf(
                                t -> assertThat(t).isNull(), t -> assertThat(t).isInstanceOf(BadRecord.class));
            }
        }
    }

    private Message read(String topic, String text) throws BadRecord {
        return codec.decode(topic, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
