package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import dev.landfall.stats.NotSentReason;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One of two drivers says what cannot be, one thing at a time: whatever a ledger must hold, a report in which it does not hold is INVALID and
 * says why. The sum over the drivers is our own, and so nothing that a driver could lie in.
 */
class LyingDriverTest {

    private final Stage stage = Stage.leading();
    private FakeDriver honest;
    private FakeDriver liar;
    private TestId id;
    private Account account;

    @BeforeEach
    void aTestThatRuns() {
        honest = stage.driver("honest");
        liar = stage.driver("liar");
        id = stage.create(Stage.plan(e -> e.durationMillis = 3000.0));
        honest.say(DriverState.READY, id);
        liar.say(DriverState.READY, id);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        honest.send(honest.interval(id, 20, 1));
        honest.send(honest.last(id, EndReason.PLAN_ELAPSED));
        account = new Account(liar, id);
    }

    @Test
    void nothingIsFoundInTheTruth() {
        stage.targetCount = OptionalLong.of(20 + 10 + 4);
        liar.send(account.only());
        TestView report = ended();
        assertThat(report.ledger().differences()).isEmpty();
        assertThat(report.state()).isEqualTo(TestState.COMPLETED);
        assertThat(report.verdict().measurement()).isEqualTo(Measurement.VALID);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("scheduled is 13, sent + not_sent is 12", a -> a.scheduled = 13),
                lie("scheduled is 12, sent + not_sent is 11", a -> a.notSent.put(NotSentReason.TIME_LIMIT, 1L)),
                lie("sent is 9, succeeded + failed + in_flight is 10", a -> a.sent = 9),
                lie("sent is 10, succeeded + failed + in_flight is 9", a -> a.succeeded = 5),
                lie("sent is 10, succeeded + failed + in_flight is 9", a -> a.errors.put(ErrorClass.RESET, 2L)),
                lie("in_flight is 1, none after the end is 0", a -> {
                    a.succeeded = 5;
                    a.inFlight = 1;
                }));
    }

    private static Arguments lie(String difference, Consumer<Account> lie) {
        return Arguments.of(difference, lie);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void countersThatDoNotAddUpAreTold(String difference, Consumer<Account> lie) {
        lie.accept(account);
        liar.send(account.only());
        assertTold("liar: " + difference);
    }

    @ParameterizedTest
    @EnumSource
    void timesThatAreNotThoseOfItsRequestsAreTold(Measure measure) {
        int told = account.times.merge(measure, 1, Integer::sum);
        liar.send(account.only());
        assertTold("liar: " + measure.fieldName() + " is " + told + ", ");
    }

    @Test
    void secondsThatDoNotAddUpToTheTotalAreTold() {
        account.sent = 11;
        liar.send(account.interval(0, 0));
        account.sent = 10;
        liar.send(account.last(1, 0));
        assertTold("liar: sent by interval is 11, sent is 10");
    }

    @Test
    void timesOfTheSecondsThatAreNotThoseOfTheWholeAreTold() {
        account.times.put(Measure.SEND_DELAY, 9);
        liar.send(account.interval(0, 0));
        account.times.put(Measure.SEND_DELAY, 10);
        liar.send(account.last(1, 1));
        assertTold("liar: send_delay by interval is 9, sent is 10");
    }

    @Test
    void moreInTheSecondsThatCameThanInAllOfThemIsTold() {
        account.times.put(Measure.SEND_DELAY, 11);
        account.times.put(Measure.RESPONSE_TIME, 8);
        liar.send(account.interval(0, 0));
        account.times.put(Measure.SEND_DELAY, 10);
        account.times.put(Measure.RESPONSE_TIME, 7);
        liar.send(account.last(2, 2));
        assertTold("liar: send_delay by interval is 11 although some are missing, sent is 10");
    }

    @Test
    void countersThatFallAreTold() {
        account.sent = 11;
        account.succeeded = 7;
        liar.send(account.interval(0, 0));
        account.sent = 10;
        account.succeeded = 6;
        liar.send(account.last(1, 1));
        assertTold("liar: counters fall from one interval to the next");
    }

    @Test
    void secondsAfterTheLastAreTold() {
        liar.send(account.interval(0, 4));
        liar.send(account.last(1, 2));
        assertTold("liar: interval 4 lies after the last, 2");
    }

    @Test
    void requestsThatTheTargetNeverSawAndRequestsThatNobodySentAreTold() {
        stage.targetCount = OptionalLong.of(35);
        liar.send(account.only());
        assertTold("received is 35, sent + warm_up.sent is 34");
    }

    @Test
    void answersToRequestsThatTheTargetNeverSawAreTold() {
        stage.targetCount = OptionalLong.of(29);
        liar.send(account.only());
        assertTold("received is 29, sent + warm_up.sent is 34");
    }

    @Test
    void aWarmUpThatWasLargerThanToldIsFoundByTheTargetsCount() {
        stage.targetCount = OptionalLong.of(34);
        account.warmUpSent = 3;
        liar.send(account.only());
        assertTold("received is 34, sent + warm_up.sent is 33");
    }

    private TestView ended() {
        stage.advance(Duration.ofSeconds(5));
        return stage.view(id);
    }

    /** In the ledger, in the verdict, in the end state, and in the report as it is written. */
    private void assertTold(String difference) {
        TestView view = ended();
        assertThat(view.ledger().differences()).anyMatch(d -> d.startsWith(difference));
        assertThat(view.state()).isEqualTo(TestState.PARTIAL);
        assertThat(view.reason().code()).isEqualTo("NOT_BALANCED");
        JsonObject report = TestJson.of(view);
        JsonObject verdict = report.getJsonObject("verdict");
        assertThat(verdict.getString("measurement")).isEqualTo("INVALID");
        assertThat(verdict.getJsonArray("reasons").toString())
                .contains("the ledger does not balance: "
                        + view.ledger().differences().get(0));
        assertThat(verdict.getBoolean("passed")).isFalse();
        assertThat(report.getJsonObject("ledger").getBoolean("balanced")).isFalse();
        assertThat(report.getJsonObject("ledger").getJsonArray("differences").toString())
                .contains(difference);
        assertThat(stage.reports.saved.get(stage.reports.saved.size() - 1).ledger())
                .isEqualTo(view.ledger());
    }
}
