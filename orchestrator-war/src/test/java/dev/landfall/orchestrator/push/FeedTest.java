package dev.landfall.orchestrator.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.report.FakeTests;
import dev.landfall.orchestrator.report.Samples;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:07.250Z");

    private final List<Runnable> handedOver = new ArrayList<>();
    private final Feed feed = new Feed(handedOver::add);
    private final FakeTests tests = new FakeTests();
    private final List<String> received = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Listener listener = new Listener(new Receiver(), 0);

    @Test
    void beginsWithTheStateOfNow() throws MalformedJson {
        tests.held.add(Samples.test(TestState.RUNNING, 1));
        feed.join(listener, tests);
        work();
        assertThat(types()).containsExactly("drivers", "tests");
        assertThat(message(1).getJsonArray("tests").getJsonObject(0).getString("state"))
                .isEqualTo("RUNNING");
    }

    @Test
    void tellsWhatTheOrchestratorCanDoWhenThatChangesAndToWhoeverJoins() throws MalformedJson {
        feed.onCondition(new Condition(true, true, "LEADING", ""), NOW);
        feed.join(listener, tests);
        feed.onCondition(new Condition(true, true, "LEADING", ""), NOW);
        feed.onCondition(new Condition(false, false, "LEADING", "no broker answers at localhost:9092"), NOW);
        work();
        assertThat(types()).containsExactly("standing", "drivers", "tests", "standing");
        assertThat(message(0).getBoolean("ready")).isTrue();
        assertThat(message(3).getBoolean("kafka")).isFalse();
        assertThat(message(3).getString("reason")).isEqualTo("no broker answers at localhost:9092");
    }

    @Test
    void aTickHasTheTestAndItsSecond() throws MalformedJson {
        feed.join(listener, tests);
        feed.onTick(
                Samples.test(TestState.RUNNING, 1), Samples.timeline().seconds().get(0), NOW);
        work();
        JsonObject tick = message(2);
        assertThat(tick.keySet()).containsExactly("type", "test", "second", "now");
        assertThat(tick.getString("type")).isEqualTo("tick");
        assertThat(tick.getJsonObject("test").getString("test_id")).isEqualTo(Samples.TEST.value());
        assertThat(tick.getJsonObject("second").getInt("index")).isZero();
    }

    /** Pages count from it: their own clock, and the orchestrator's, may be another. */
    @Test
    void tellsTheTimeByTheBrokersClock() throws MalformedJson {
        feed.onCondition(new Condition(true, true, "LEADING", ""), NOW.minusSeconds(60));
        feed.join(listener, tests);
        feed.onTick(
                Samples.test(TestState.RUNNING, 1), Samples.timeline().seconds().get(0), NOW);
        work();
        assertThat(message(0).getString("now")).isEqualTo(tests.now.toString());
        assertThat(message(3).getString("now")).isEqualTo("2026-11-21T10:00:07.250Z");
    }

    @Test
    void theCoordinatorNeverRendersOrSends() {
        feed.join(listener, tests);
        work();
        received.clear();
        feed.onDrivers(List.of(Samples.driver()));
        feed.onTest(Samples.test(TestState.READY, 1));
        assertThat(received).isEmpty();
        work();
        assertThat(received).hasSize(2);
    }

    @Test
    void ofSeveralUnrenderedTicksOfATestOnlyTheNewestIsSent() throws MalformedJson {
        feed.join(listener, tests);
        work();
        received.clear();
        Samples.timeline().seconds().forEach(second -> feed.onTick(Samples.test(TestState.RUNNING, 1), second, NOW));
        work();
        assertThat(received).hasSize(1);
        assertThat(message(0).getJsonObject("second").getInt("index")).isEqualTo(1);
    }

    /** The place of the older word on the test is not kept for the newer one: an older tick waits behind it. */
    @Test
    void aTestThatHasEndedDoesNotRunAgain() throws MalformedJson {
        var slow = new ArrayList<Runnable>();
        feed.join(new Listener(new Slow(slow), 0), tests);
        work();
        feed.onTest(Samples.test(TestState.DRAINING, 1));
        work();
        feed.onTick(
                Samples.test(TestState.DRAINING, 1),
                Samples.timeline().seconds().get(0),
                NOW);
        work();
        feed.onTest(Samples.test(TestState.COMPLETED, 1));
        work();
        while (!slow.isEmpty()) {
            slow.remove(0).run();
        }
        assertThat(types()).endsWith("tick", "tests");
        assertThat(message(received.size() - 1)
                        .getJsonArray("tests")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void whatIsRenderedLateKeepsThatOrderToo() throws MalformedJson {
        feed.join(listener, tests);
        work();
        feed.onTest(Samples.test(TestState.DRAINING, 1));
        feed.onTick(
                Samples.test(TestState.DRAINING, 1),
                Samples.timeline().seconds().get(0),
                NOW);
        feed.onTest(Samples.test(TestState.COMPLETED, 1));
        work();
        assertThat(types()).endsWith("tick", "tests");
    }

    @Test
    void whoHasLeftGetsNothing() {
        feed.join(listener, tests);
        feed.leave(listener);
        work();
        received.clear();
        feed.onDrivers(List.of());
        work();
        assertThat(received).isEmpty();
    }

    @Test
    void aGuestWhoseSessionIsOverIsToldNothingMoreAndSentAway() {
        var isOver = new AtomicBoolean();
        feed.join(listener, tests);
        feed.join(new Listener(new Receiver(), isOver::get, 0), tests);
        work();
        feed.refuseGuestsOver();
        assertThat(refused).isEmpty();
        isOver.set(true);
        received.clear();
        feed.onDrivers(List.of());
        work();
        assertThat(received).as("told, to the one who may stay").hasSize(1);
        assertThat(refused).containsExactly("the session is over: sign in again");
    }

    @Test
    void aGuestWhoIsToldNothingIsSentAwayToo() {
        var isOver = new AtomicBoolean();
        feed.join(new Listener(new Receiver(), isOver::get, 0), tests);
        work();
        isOver.set(true);
        feed.refuseGuestsOver();
        assertThat(refused).hasSize(1);
    }

    /** The handshake was in time, the session ended before it could join. */
    @Test
    void aGuestWhoComesTooLateHearsNothing() {
        feed.join(new Listener(new Receiver(), () -> true, 0), tests);
        work();
        assertThat(received).isEmpty();
        assertThat(refused).isNotEmpty();
    }

    private void work() {
        while (!handedOver.isEmpty()) {
            handedOver.remove(0).run();
        }
    }

    private List<String> types() throws MalformedJson {
        List<String> types = new ArrayList<>();
        for (int index = 0; index < received.size(); index++) {
            types.add(message(index).getString("type"));
        }
        return types;
    }

    private JsonObject message(int index) throws MalformedJson {
        return JsonText.parse(received.get(index).getBytes(StandardCharsets.UTF_8));
    }

    private class Receiver implements Listener.Outlet {
        @Override
        public void send(String message, Runnable whenSent) {
            received.add(message);
            whenSent.run();
        }

        @Override
        public void ping() {}

        @Override
        public void close(String reason) {}

        @Override
        public void refuse(String reason) {
            refused.add(reason);
        }
    }

    /** Has sent only when it is told so. */
    private final class Slow extends Receiver {
        private final List<Runnable> sent;

        Slow(List<Runnable> sent) {
            this.sent = sent;
        }

        @Override
        public void send(String message, Runnable whenSent) {
            super.send(message, () -> {});
            sent.add(whenSent);
        }
    }
}
