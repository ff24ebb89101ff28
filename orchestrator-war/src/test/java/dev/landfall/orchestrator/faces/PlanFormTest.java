package dev.landfall.orchestrator.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.PlanCodec;
import dev.landfall.workload.Body;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.WorkloadModel;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFormTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Map<String, String> faults = new HashMap<>();

    @Test
    void whatWasTypedBecomesAPlan() {
        PlanForm form = form(
                "target.url", "http://127.0.0.1/",
                "target.headers", "Accept: text/html\n\nX-Trace: a:b",
                "target.timeout_ms", "2s",
                "test_type", "TSUNAMI",
                "test_message_delay", "500us",
                "message_count_per_driver", "1,000",
                "drivers", "3",
                "auto_trigger", "true",
                "thresholds", "p99 < 200ms\nerror_rate < 1% stop");

        assertThat(form.json(faults)).isEqualTo(json("""
                {"test_type":"TSUNAMI","test_message_delay":0.5,"message_count_per_driver":1000,"drivers":{"count":3},
                 "auto_trigger":true,"thresholds":["p99 < 200ms",{"expression":"error_rate < 1%","abort_on_fail":true}],
                 "target":{"url":"http://127.0.0.1/","headers":{"Accept":"text/html","X-Trace":"a:b"},"timeout_ms":2000}}"""));
        assertThat(faults).isEmpty();
    }

    @Test
    void fieldsOfTheOtherKindAreKeptButNotTold() {
        PlanForm form = form("test_type", "AVALANCHE", "test_message_delay", "5ms", "throughput_per_driver", "2.5");

        assertThat(form.json(faults))
                .isEqualTo(json("{\"test_type\":\"AVALANCHE\",\"throughput_per_driver\":2.5,\"target\":{}}"));
        assertThat(form.values()).containsEntry("test_message_delay", "5ms");
    }

    @Test
    void aDraftIsTakenOverFieldByFieldAndWhatIsNoneIsPassedOver() {
        PlanForm form = form("name", "before", "test_type", "TSUNAMI");

        form.restore("{\"name\":\"typed\",\"target.url\":\"http://\",\"auto_trigger\":true,\"no field\":\"x\"}");
        form.restore("no JSON");

        assertThat(form.values())
                .containsOnly(
                        Map.entry("name", "typed"),
                        Map.entry("test_type", "TSUNAMI"),
                        Map.entry("target.url", "http://"));
    }

    @Test
    void eachFaultIsKeptByItsField() {
        form(
                        "duration_ms",
                        "long",
                        "concurrency_per_driver",
                        "many",
                        "target.headers",
                        "no colon",
                        "test_type",
                        "TSUNAMI")
                .json(faults);

        assertThat(faults).containsOnlyKeys("duration_ms", "concurrency_per_driver", "target.headers");
        assertThat(faults.get("concurrency_per_driver")).contains("a number, such as 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"name":"checkout","test_type":"TSUNAMI","test_message_delay":2.5,"delay_mode":"AFTER_RESPONSE","duration_ms":1500,
                 "warm_up_ms":30000,"concurrency_per_driver":7,"drivers":{"node_ids":["a","b"]},"auto_trigger":true,
                 "ready_timeout_ms":1000,"trigger_timeout_ms":2000,"on_driver_loss":"FAIL",
                 "thresholds":["p99 < 200ms",{"expression":"error_rate < 1%","abort_on_fail":true}],
                 "target":{"url":"http://127.0.0.1/a","method":"POST","headers":{"Accept":"*/*","X-Key":"${secret:KEY}"},
                 "body":"a\\nb","timeout_ms":500,"connect_timeout_ms":100,"first_byte_timeout_ms":200,"http_version":"2","insecure":true,"follow_redirects":true}}""", """
                {"test_type":"AVALANCHE","throughput_per_driver":12.5,"arrivals":"POISSON","message_count_per_driver":10,
                 "max_duration_ms":60000,"target":{"url":"http://127.0.0.1/","method":"POST","body_base64":"AAEC/w=="}}"""})
    void anEarlierPlanComesBackWhole(String text) {
        JsonObject earlier = PlanCodec.write(PlanCodec.read(json(text), PlanLimits.DEFAULT));
        PlanForm form = new PlanForm();
        form.fill(earlier);

        assertThat(PlanCodec.write(PlanCodec.read(form.json(faults), PlanLimits.DEFAULT)))
                .isEqualTo(earlier);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void eachPresetIsAPlanOnceThereIsATarget(Preset preset) {
        PlanForm form = form("target.url", "http://127.0.0.1/");
        form.values().putAll(preset.fields());

        assertThat(PlanCodec.read(form.json(faults), PlanLimits.DEFAULT)).isNotNull();
        assertThat(faults).isEmpty();
    }

    @Test
    void aPresetTakesTheWholeLoadAndNothingElse() {
        PlanForm form = form(
                "test_type",
                "AVALANCHE",
                "throughput_per_driver",
                "9",
                "max_duration_ms",
                "5h",
                "warm_up_ms",
                "7s",
                "thresholds",
                "p99 < 1ms",
                "on_driver_loss",
                "FAIL",
                "ready_timeout_ms",
                "9s",
                "target.url",
                "http://127.0.0.1/");
        form.take(Preset.SMOKE);

        assertThat(form.values())
                .containsAllEntriesOf(Preset.SMOKE.fields())
                .containsEntry("thresholds", "p99 < 1ms")
                .containsEntry("on_driver_loss", "FAIL")
                .containsEntry("ready_timeout_ms", "9s")
                .containsEntry("target.url", "http://127.0.0.1/")
                .doesNotContainKeys("throughput_per_driver", "max_duration_ms", "warm_up_ms");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void whatOnePresetSetsTheNextSetsBack(Preset preset) {
        PlanForm form = new PlanForm();
        form.take(preset);
        form.take(Preset.STRESS);
        assertThat(form.values()).isEqualTo(Preset.STRESS.fields());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2.5|2.5", "10,000|10000", "1 234 567.5|1234567.5", " 7 |7"})
    void numbersMayBeGrouped(String typed, BigDecimal number) {
        assertThat(form("throughput_per_driver", typed, "test_type", "AVALANCHE")
                        .json(faults)
                        .getJsonNumber("throughput_per_driver")
                        .bigDecimalValue())
                .isEqualByComparingTo(number);
    }

    /** 2,5 for two and a half would be 25. */
    @ParameterizedTest
    @ValueSource(strings = {"2,5", "1,50", "1,5000", ",5", "1,000,00", "1..5", "ten"})
    void whatMayBeADecimalCommaIsNoNumber(String typed) {
        form("throughput_per_driver", typed, "test_type", "AVALANCHE").json(faults);
        assertThat(faults.get("throughput_per_driver")).isEqualTo("must be a number, such as 100, 2.5 or 10,000");
    }

    /** To ask how many are too many needs a rate that the target does not set, and more of it than every day has. */
    @Test
    void aSpikeIsAHighRateForAShortTimeWhateverTheTargetDoes() {
        Plan spike = plan(Preset.SPIKE);
        Plan steady = plan(Preset.STEADY);

        assertThat(spike.model()).isEqualTo(WorkloadModel.OPEN);
        assertThat(spike.pacing())
                .isInstanceOfSatisfying(
                        Pacing.ArrivalRate.class,
                        rate -> assertThat(rate.perSecond()).isGreaterThanOrEqualTo(10 * 200));
        assertThat(steady.pacing()).isEqualTo(new Pacing.FixedDelay(Duration.ofMillis(5)));
        assertThat(spike.plannedSending())
                .isLessThan(steady.plannedSending())
                .isBetween(SECOND, SECOND.multipliedBy(30));
        assertThat(plan(Preset.STRESS).model()).isEqualTo(WorkloadModel.CLOSED);
    }

    private Plan plan(Preset preset) {
        PlanForm form = form("target.url", "http://127.0.0.1/");
        form.values().putAll(preset.fields());
        return PlanCodec.read(form.json(faults), PlanLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "\n", " ", "\n{\n  \"a\": 1\n}\n\n", "a\nb", "\ta"})
    void aBodyIsSentAsItIs(String body) {
        PlanForm form = form("test_type", "TSUNAMI", "name", " a name ", "target.body", body);

        assertThat(form.json(faults).getJsonObject("target").getString("body")).isEqualTo(body);
        assertThat(form.json(faults).getString("name")).isEqualTo("a name");
    }

    /** A text area could not: it would make lines of its own of them. */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb\rc", "\r"})
    void theBytesOfAnEarlierBodyWithCarriageReturnsStayTheSame(String body) {
        JsonObject earlier = PlanCodec.write(PlanCodec.read(
                Json.createObjectBuilder(json("{\"test_type\":\"AVALANCHE\",\"duration_ms\":1000}"))
                        .add(
                                "target",
                                Json.createObjectBuilder()
                                        .add("url", "http://127.0.0.1/")
                                        .add("method", "POST")
                                        .add("body", body))
                        .build(),
                PlanLimits.DEFAULT));
        PlanForm form = new PlanForm();
        form.fill(earlier);

        assertThat(form.values()).doesNotContainKey("target.body");
        Body again =
                PlanCodec.read(form.json(faults), PlanLimits.DEFAULT).target().body();
        assertThat(again).isNotNull();
        assertThat(again.bytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void howArrivalsFallIsToldOnlyWithARate() {
        PlanForm form = form("test_type", "AVALANCHE", "arrivals", "POISSON", "target.url", "http://127.0.0.1/");
        assertThat(form.json(faults)).doesNotContainKey("arrivals");
        form.values().put("throughput_per_driver", "10");
        assertThat(form.json(faults).getString("arrivals")).isEqualTo("POISSON");
    }

    @Test
    void aBoxThatIsTickedIsTextLikeAllElse() {
        PlanForm form = form("test_type", "TSUNAMI", "target.url", "http://127.0.0.1/", "auto_trigger", "true");
        var flags = new FlagView(form.values());
        flags.put("auto_trigger", false);
        flags.put("target.insecure", true);

        assertThat(flags.get("auto_trigger")).isFalse();
        assertThat(flags.get("target.follow_redirects")).isFalse();
        JsonObject plan = form.json(faults);
        assertThat(plan.getBoolean("auto_trigger")).isFalse();
        assertThat(plan.getJsonObject("target").getBoolean("insecure")).isTrue();
    }

    private static PlanForm form(String... typed) {
        PlanForm form = new PlanForm();
        for (int i = 0; i < typed.length; i += 2) {
            form.values().put(typed[i], typed[i + 1]);
        }
        return form;
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
