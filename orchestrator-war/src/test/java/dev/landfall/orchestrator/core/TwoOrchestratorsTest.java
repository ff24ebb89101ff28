package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.orchestrator.core.Standing.Role;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two orchestrators on one log, of which now the one, now the other stands still: one decides, and both come to see the same. */
class TwoOrchestratorsTest {

    private static final Duration STEP = Duration.ofMillis(100);

    private final Stage first = Stage.leading();
    private final Stage second = first.another("orchestrator-2").start();

    @Test
    void oneThatWokeUpReadsTheLogAgainAndStandsBy() {
        secondTakesOver();
        first.thaw();
        run(Duration.ofSeconds(3));
        assertThat(first.core.standing().role()).isEqualTo(Role.STANDBY);
        assertThat(first.core.standing().sentence()).contains("orchestrator-2 (term 2) leads");
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(first.lastBeat().nodeId().value()).isEqualTo("orchestrator-2");
    }

    @Test
    void oneThatWokeUpDecidesNothingBeforeItHasReadWhatCameMeanwhile() {
        FakeDriver a = first.driver("a");
        running(a);
        first.freeze();
        run(Duration.ofSeconds(32));
        int written = first.log.written(TestStateChange.class).size();
        first.core.onTick();
        assertThat(first.log.written(TestStateChange.class)).hasSize(written);
    }

    @Test
    void theFencedOneLeadsAgainOnceTheOtherIsSilentAndKnowsWhatAFreshOneKnows() {
        FakeDriver a = first.driver("a");
        TestId id = running(a);
        secondTakesOver();
        a.send(a.interval(id, 7, 1));
        first.thaw();
        run(Duration.ofSeconds(2));
        second.freeze();
        run(Duration.ofSeconds(6));
        assertThat(first.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(first.lastBeat().term()).isEqualTo(new Term(3));
        a.send(a.interval(id, 5, 1));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        run(Duration.ofSeconds(20));
        assertThat(first.state(id)).isEqualTo(TestState.COMPLETED);
        assertThat(first.view(id).figures().counts().sent()).isEqualTo(22);
        assertSameView(first, first.another("fresh").start(), id);
    }

    @Test
    void whoeverWaitsForACommandOfAFencedOneIsTold() {
        first.log.hold(m -> m instanceof TestConfig);
        first.driver("a");
        CompletionStage<TestView> asked = first.core.create(Stage.plan(e -> {}), null);
        first.settle();
        secondTakesOver();
        first.thaw();
        assertThatThrownBy(() -> asked.toCompletableFuture().join())
                .hasCauseInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("orchestrator-2 (term 2) took over");
    }

    @Test
    void aTestThatWasWrittenByAnOlderOneAfterItWasFollowedIsStopped() {
        first.driver("a");
        first.log.hold(m -> m instanceof TestConfig);
        first.core.create(Stage.plan(e -> {}), null);
        secondTakesOver();
        first.log.letGo();
        TestId id = first.log.written(TestConfig.class).get(0).testId();
        run(Duration.ofSeconds(2));
        assertThat(second.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(second.view(id).reason().sentence()).contains("no longer leads");
        first.thaw();
        run(Duration.ofSeconds(2));
        assertSameView(second, first, id);
    }

    @Test
    void endStatesThatAnOlderOneStillWritesCountForNobody() {
        FakeDriver a = first.driver("a");
        TestId id = running(a);
        secondTakesOver();
        TestStateChange running = first.log.written(TestStateChange.class).get(0);
        first.log.send(new TestStateChange(
                id,
                Term.FIRST,
                running.epoch(),
                TestState.FAILED,
                new Reason.Recorded("NOT_READY", "said by one that had been followed"),
                running.at(),
                null,
                null,
                running.offsets()));
        run(Duration.ofSeconds(1));
        assertThat(second.state(id)).isEqualTo(TestState.RUNNING);
        Stage fresh = first.another("fresh").start();
        fresh.advance(Duration.ofSeconds(1));
        assertThat(fresh.state(id)).isEqualTo(TestState.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whoeverStandsStillWhenOneEndsATestAndBothSeeTheSame(long seed) {
        Random random = new Random(seed);
        FakeDriver a = first.driver("a");
        run(Duration.ofSeconds(2));
        TestId id = running(a);
        for (int second = 0; second < 60; second++) {
            pause(first, random);
            pause(this.second, random);
            if (second % 3 == 0 && second < 30) {
                a.send(a.interval(id, 3, 1));
            }
            if (second == 35) {
                a.send(a.last(id, EndReason.PLAN_ELAPSED));
            }
            run(Duration.ofSeconds(1));
        }
        first.thaw();
        second.thaw();
        run(Duration.ofSeconds(30));
        assertThat(first.state(id).isFinal()).isTrue();
        assertSameView(first, second, id);
        assertSameView(first, first.another("fresh").start(), id);
        assertThat(endsThatCount(id)).hasSize(1);
        assertThat(termsInTheirOrder()).isSorted();
    }

    private static void pause(Stage orchestrator, Random random) {
        if (random.nextInt(8) == 0) {
            orchestrator.freeze();
        } else if (random.nextInt(8) < 2) {
            orchestrator.thaw();
        }
    }

    /** In the order of the journal, with those left out that come after a newer orchestrator's word. */
    private List<TestState> endsThatCount(TestId id) {
        List<TestState> ends = new ArrayList<>();
        Term newest = Term.FIRST;
        for (TestStateChange change : first.log.written(TestStateChange.class)) {
            boolean counts = change.testId().equals(id) && change.term().compareTo(newest) >= 0;
            newest = counts ? change.term() : newest;
            if (counts && change.state().isFinal()) {
                ends.add(change.state());
            }
        }
        return ends;
    }

    /** Of decisions: whoever wrote after a newer one would have acted besides it. */
    private List<Long> termsInTheirOrder() {
        return first.log.written(TestStateChange.class).stream()
                .map(change -> change.term().value())
                .toList();
    }

    private TestId running(FakeDriver a) {
        TestId id = first.create(Stage.plan(e -> e.durationMillis = 30_000.0));
        a.say(DriverState.READY, id);
        first.now(first.core.trigger(id));
        a.say(DriverState.RUNNING, id);
        first.advance(Duration.ofMillis(2100));
        a.send(a.interval(id, 10, 1));
        second.settle();
        assertThat(first.state(id)).isEqualTo(TestState.RUNNING);
        return id;
    }

    private void secondTakesOver() {
        first.freeze();
        run(Duration.ofSeconds(7));
        assertThat(second.core.standing().role()).isEqualTo(Role.LEADING);
        assertThat(first.log.written(OrchestratorBeat.class))
                .last()
                .matches(b -> b.term().equals(new Term(2)));
    }

    private void run(Duration time) {
        for (long i = 0; i < time.toMillis() / STEP.toMillis(); i++) {
            first.advance(STEP);
            second.settle();
        }
    }

    private static void assertSameView(Stage one, Stage other, TestId id) {
        TestView a = one.view(id);
        other.advance(Duration.ofSeconds(2));
        TestView b = other.view(id);
        assertThat(b.state()).isEqualTo(a.state());
        assertThat(b.reason().code()).isEqualTo(a.reason().code());
        assertThat(b.endedAt()).isEqualTo(a.endedAt());
        assertThat(b.figures()).isEqualTo(a.figures());
        assertThat(b.revision()).isEqualTo(a.revision());
        assertThat(b.ledger()).isEqualTo(a.ledger());
        assertThat(other.core.timeline(id)).isEqualTo(one.core.timeline(id));
    }
}
