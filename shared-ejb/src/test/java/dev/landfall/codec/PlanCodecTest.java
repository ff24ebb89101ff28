package dev.landfall.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landfall.lifecycle.Fault;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Body;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.LossPolicy;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.Target;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.Timeouts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCodecTest {

    private static final String HEAD = "{'test_type':'AVALANCHE','duration_ms':1000,'target':{'url':'http://h/'";

    @Test
    void fillsInTheDefaults() {
        Plan plan = SamplePlans.plan(SamplePlans.TSUNAMI);
        assertThat(plan.pacing()).isEqualTo(new Pacing.FixedDelay(Duration.ofNanos(2_500_000)));
        assertThat(plan.target().method()).isEqualTo("GET");
        assertThat(plan.target().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.concurrency()).isEqualTo(64);
        assertThat(plan.drivers()).isEqualTo(new DriverSelection.All());
        assertThat(plan.limits().maxDuration()).isEqualTo(Duration.ofHours(1));
        assertThat(plan.onDriverLoss()).isEqualTo(LossPolicy.CONTINUE);
        assertThat(plan.plannedSending()).isEqualTo(Duration.ofMillis(1250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SamplePlans.TSUNAMI,
                "{'test_type':'AVALANCHE','throughput_per_driver':200.5,'arrivals':'POISSON','duration_ms':10000.5,"
                        + "'name':'n','target':{'url':'https://h:1/p?q=1','method':'POST','headers':{'X-A':'1','Accept':'*/*'},"
                        + "'body':'ü','timeout_ms':5,'insecure':true},'warm_up_ms':1000,'concurrency_per_driver':7,"
                        + "'drivers':{'count':2},'auto_trigger':true,'on_driver_loss':'FAIL',"
                        + "'thresholds':['p99 < 50ms',{'expression':'error_rate[10s] <= 1%','abort_on_fail':true}]}",
                "{'test_type':'TSUNAMI','delay_mode':'AFTER_RESPONSE','test_message_delay':20,'duration_ms':7200000,"
                        + "'target':{'url':'http://h/'},'drivers':{'node_ids':['b','a']}}",
                "{'test_type':'AVALANCHE','duration_ms':1000,'target':{'url':'http://h/','method':'PUT',"
                        + "'body_base64':'AP8K','timeout_ms':100,'connect_timeout_ms':20.5,"
                        + "'first_byte_timeout_ms':100,'follow_redirects':true}}"
            })
    void readsBackWhatItWrote(String text) {
        Plan plan = SamplePlans.plan(text);
        assertThat(PlanCodec.read(PlanCodec.write(plan), PlanLimits.DEFAULT)).isEqualTo(plan);
    }

    @Test
    void readsYesterdaysMessagesAndLeavesOutThresholdsOfTomorrow() {
        assertThat(PlanCodec.readTolerantly(SamplePlans.json(HEAD + "},'thresholds':[]}"))
                        .thresholds())
                .isEmpty();
        assertThat(PlanCodec.readTolerantly(SamplePlans.json(HEAD
                                + "},'thresholds':['p99 < 1ms','jitter < 1ms',{'expression':'rps > 1','soft':1}]}"))
                        .thresholds())
                .extracting(Threshold::expression)
                .containsExactly("p99 < 1ms", "rps > 1");
    }

    @Test
    void readsThePoissonArrivalRate() {
        Plan plan = SamplePlans.plan(HEAD + "},'throughput_per_driver':3,'arrivals':'POISSON'}");
        assertThat(plan.pacing()).isEqualTo(new Pacing.ArrivalRate(3, Arrivals.POISSON));
    }

    @Test
    void aLongDurationIsNotCutByTheDefaultMaximum() {
        Plan plan = SamplePlans.plan("{'test_type':'AVALANCHE','duration_ms':7200000,'target':{'url':'http://h/'}}");
        assertThat(plan.plannedSending()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThat(faults("{'test_type':'STORM','test_message_delay':-1,'concurency_per_driver':3,'name':5}"))
                .containsOnlyKeys(
                        "test_type",
                        "test_message_delay",
                        "concurency_per_driver",
                        "name",
                        "target",
                        "message_count_per_driver",
                        "duration_ms")
                .containsEntry("test_type", "must be one of AVALANCHE, TSUNAMI, was \"STORM\"")
                .containsEntry(
                        "concurency_per_driver", "is not a field of a plan; did you mean concurrency_per_driver?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'duration_ms':99                                   | duration_ms
            'duration_ms':'1000'                               | duration_ms
            'message_count_per_driver':0                       | message_count_per_driver
            'message_count_per_driver':1.5                     | message_count_per_driver
            'message_count_per_driver':1e10                    | message_count_per_driver
            'throughput_per_driver':0                          | throughput_per_driver
            'throughput_per_driver':200001                     | throughput_per_driver
            'arrivals':'POISSON'                               | arrivals
            'test_message_delay':10                            | test_message_delay
            'delay_mode':'SCHEDULE'                            | delay_mode
            'concurrency_per_driver':10001                     | concurrency_per_driver
            'warm_up_ms':-1                                    | warm_up_ms
            'drivers':{'count':0}                              | drivers.count
            'drivers':{'node_ids':[]}                          | drivers.node_ids
            'drivers':{'node_ids':['a','a']}                   | drivers.node_ids
            'drivers':3                                        | drivers
            'auto_trigger':'yes'                               | auto_trigger
            'on_driver_loss':'IGNORE'                          | on_driver_loss
            'thresholds':'p99 < 1 ms'                          | thresholds
            'thresholds':['p99 < 1 ms','rps > 5','p9x < 1 ms'] | thresholds[2]
            'thresholds':[7]                                   | thresholds[0]
            'thresholds':[{'abort_on_fail':true}]              | thresholds[0].expression
            'thresholds':[{'expression':'p99 < 1'}]            | thresholds[0].expression
            'thresholds':[{'expression':'p99<1s','abort':1}]   | thresholds[0].abort
            'thresholds':[{'expression':'p99<1s','abort_on_fail':1}] | thresholds[0].abort_on_fail
            'ready_timeout_ms':0                               | ready_timeout_ms
            """)
    void namesTheFaultyField(String field, String expected) {
        String text = field.startsWith("'duration_ms'") ? HEAD.replace("'duration_ms':1000,", "") : HEAD;
        assertThat(faults(text + "}," + field.strip() + "}")).containsKey(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://h/                | must begin with http:// or https://
            http://u:p@h/           | must not hold a user or password
            http:///x               | must name a host
            http://h:0/             | must have a port
            http://h:70000/         | must have a port
            http://h/#a             | must not have a fragment
            h                       | must begin with
            http://h/ b             | is not a URL
            """)
    void refusesOddTargets(String url, String message) {
        assertThat(faults("{'test_type':'AVALANCHE','duration_ms':1000,'target':{'url':'" + url.strip() + "'}}")
                        .get("target.url"))
                .contains(message.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'headers':{'Host':'x'}                             | target.headers.Host
            'headers':{'Landfall-Test':'x'}                    | target.headers.Landfall-Test
            'headers':{'X':1}                                  | target.headers.X
            'headers':{'a b':'x'}                              | target.headers.a b
            'headers':{'X':'a\\r\\nb'}                         | target.headers.X
            'headers':{'Authorization':'Bearer abc'}           | target.headers.Authorization
            'method':'CONNECT'                                 | target.method
            'method':'GE T'                                    | target.method
            'timeout_ms':0                                     | target.timeout_ms
            'http_version':'3'                                 | target.http_version
            'follow_redirects':'yes'                           | target.follow_redirects
            'connect_timeout_ms':0                             | target.connect_timeout_ms
            'connect_timeout_ms':10001                         | target.connect_timeout_ms
            'timeout_ms':50,'connect_timeout_ms':51            | target.connect_timeout_ms
            'connect_timeout_ms':'5'                           | target.connect_timeout_ms
            'first_byte_timeout_ms':-1                         | target.first_byte_timeout_ms
            'timeout_ms':50,'first_byte_timeout_ms':50.5       | target.first_byte_timeout_ms
            'timeout_ms':0,'first_byte_timeout_ms':20000       | target.timeout_ms
            'body_base64':5                                    | target.body_base64
            'body_base64':'a'                                  | target.body_base64
            'body_base64':'YWJj ZA=='                          | target.body_base64
            'body_base64':'YWJj\\nZA=='                        | target.body_base64
            'body_base64':'-_-_'                               | target.body_base64
            'body':'a','body_base64':'YQ=='                    | target.body_base64
            'ur':'x'                                           | target.ur
            """)
    void namesTheFaultyFieldOfTheTarget(String field, String expected) {
        assertThat(faults(HEAD + "," + field.strip() + "}}")).containsOnlyKeys(expected.strip());
    }

    @Test
    void readsBytesAndTimeoutsAndRedirects() {
        Target target = SamplePlans.plan(HEAD + ",'body_base64':'AP8K','follow_redirects':true,'timeout_ms':9,"
                        + "'connect_timeout_ms':1.5,'first_byte_timeout_ms':9}}")
                .target();
        assertThat(target.body()).isEqualTo(new Body.Base64("AP8K"));
        assertThat(Objects.requireNonNull(target.body()).bytes()).containsExactly(0, -1, 10);
        assertThat(target.followRedirects()).isTrue();
        assertThat(target.timeouts())
                .isEqualTo(new Timeouts(Duration.ofMillis(9), Duration.ofNanos(1_500_000), Duration.ofMillis(9)));
    }

    @Test
    void keepsTheFormOfABody() {
        Plan bytes = SamplePlans.plan(HEAD + ",'body_base64':'YQ'}}");
        assertThat(PlanCodec.write(bytes).getJsonObject("target"))
                .containsEntry("body_base64", Json.createValue("YQ"))
                .doesNotContainKeys("body", "connect_timeout_ms", "first_byte_timeout_ms");
        Plan text = SamplePlans.plan(HEAD + ",'body':'a'}}");
        assertThat(PlanCodec.write(text).getJsonObject("target"))
                .containsEntry("body", Json.createValue("a"))
                .doesNotContainKey("body_base64");
    }

    @Test
    void countsTheBytesOfABodyAfterDecoding() {
        String largest = "A".repeat((256 * 1024 / 3) * 4) + "AA";
        assertThat(Objects.requireNonNull(SamplePlans.plan(HEAD + ",'body_base64':'" + largest + "'}}")
                                .target()
                                .body())
                        .bytes())
                .hasSize(256 * 1024);
        assertThat(faults(HEAD + ",'body_base64':'" + largest + "A'}}"))
                .containsEntry("target.body_base64", "must be at most 262144 bytes, had 262145");
        assertThat(faults(HEAD + ",'body':'" + "a".repeat(256 * 1024 + 1) + "'}}"))
                .containsOnlyKeys("target.body");
    }

    @Test
    void suggestsTheNearestNameOfAMistypedField() {
        assertThat(faults(HEAD + ",'body_base46':'YQ==','conect_timeout_ms':5}}"))
                .containsEntry("target.body_base46", "is not a field of a plan; did you mean target.body_base64?")
                .containsEntry(
                        "target.conect_timeout_ms",
                        "is not a field of a plan; did you mean target.connect_timeout_ms?");
    }

    @Test
    void readsAPlanThatWasWrittenBeforeTheseFieldsWereThere() {
        JsonObject yesterday = SamplePlans.json("{'name':'n','test_type':'TSUNAMI','test_message_delay':2.5,"
                + "'delay_mode':'SCHEDULE','target':{'url':'http://h:8090/p','method':'POST',"
                + "'headers':{'A':'b'},'body':'x','timeout_ms':10000,'http_version':'1.1','insecure':false,"
                + "'follow_redirects':false},'message_count_per_driver':500,'max_duration_ms':3600000,'warm_up_ms':0,"
                + "'concurrency_per_driver':64,'drivers':'all','auto_trigger':false,'ready_timeout_ms':30000,"
                + "'trigger_timeout_ms':600000,'on_driver_loss':'CONTINUE','thresholds':[]}");
        Plan plan = PlanCodec.readTolerantly(yesterday);
        assertThat(plan.target().body()).isEqualTo(new Body.Text("x"));
        assertThat(plan.target().timeouts()).isEqualTo(Timeouts.of(Duration.ofSeconds(10)));
        assertThat(PlanCodec.write(plan)).isEqualTo(yesterday);
    }

    @Test
    void takesSecretsAsReferencesAlone() {
        Plan plan = SamplePlans.plan(HEAD + ",'headers':{'Authorization':'Bearer ${secret:api}'}}}");
        assertThat(plan.target().headers()).containsEntry("Authorization", "Bearer ${secret:api}");
    }

    private static Map<String, String> faults(String text) {
        InvalidPlan invalid = catchThrowableOfType(InvalidPlan.class, () -> SamplePlans.plan(text));
        assertThat(invalid).as(text).isNotNull();
        List<Fault> faults = invalid.faults();
        return faults.stream().collect(Collectors.toMap(Fault::field, Fault::message));
    }
}
