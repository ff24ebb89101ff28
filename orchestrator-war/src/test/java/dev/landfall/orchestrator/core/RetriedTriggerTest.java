package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A trigger is given up with 503, and asked again: one start, or a clean stop, and nobody is told otherwise. */
class RetriedTriggerTest extends LifeOfATest {

    private final FakeDriver a = stage.driver("a");

    @Test
    void isRefusedWhileTheFirstMayStillShowUpWhichThenIsStopped() {
        TestId id = ready(Stage.plan(e -> {}), a);
        stage.log.hold(Trigger.class::isInstance);
        CompletionStage<TestView> first = stage.core.trigger(id);
        stage.advance(Duration.ofSeconds(5));
        assertThat(failure(first)).isInstanceOf(BrokerUnavailable.class);
        assertThat(failure(stage.core.trigger(id)))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("may still show up");

        stage.log.letGo();
        stage.settle();
        assertThat(stage.lastBeat().order(id).orElseThrow().order()).isEqualTo(Order.STOP);
        assertThat(code(stage.core.trigger(id))).isEqualTo("ALREADY_TRIGGERED");
        a.send(a.last(id, EndReason.STOPPED));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(stage.log.written(Trigger.class)).hasSize(1);
    }

    @Test
    void startsOnceTheFirstIsKnownToHaveFailed() {
        TestId id = ready(Stage.plan(e -> {}), a);
        stage.log.goDown();
        assertThat(failure(stage.core.trigger(id))).isInstanceOf(BrokerUnavailable.class);
        stage.log.comeBack();
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.READY);
        assertThat(stage.now(stage.core.trigger(id)).state()).isEqualTo(TestState.TRIGGERED);
        assertThat(stage.log.written(Trigger.class)).hasSize(1);
    }

    /** The client says that it failed although the broker has it: both triggers come to be read, the failed one first. */
    @Test
    void isToldThatTheTestIsStoppedWhenTheFirstIsReadInItsStead() {
        TestId id = ready(Stage.plan(e -> {}), a);
        Trigger ghost = ghost(id);
        stage.advance(Duration.ofMillis(300));
        stage.log.hold(Trigger.class::isInstance);
        CompletionStage<TestView> second = stage.core.trigger(id);
        stage.log.append("trigger", 0, ghost);
        assertThat(failure(second)).isInstanceOf(BrokerUnavailable.class).hasMessageContaining("the test is stopped");
        stage.log.letGo();
        a.send(a.last(id, EndReason.STOPPED));
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
    }

    @Test
    void startsWhenTheFirstComesIntoTheLogAfterItsTimeForNobodyObeysThat() {
        TestId id = ready(Stage.plan(e -> {}), a);
        Trigger ghost = ghost(id);
        stage.advance(Duration.ofSeconds(13));
        stage.log.append("trigger", 0, ghost);
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.READY);
        assertThat(stage.core.diagnostics().ignored()).containsEntry("expired", 1L);
        assertThat(stage.now(stage.core.trigger(id)).state()).isEqualTo(TestState.TRIGGERED);
    }

    @Test
    void isNotStoppedByAWishOfBeforeThatIsReadLate() {
        TestId id = stage.create(Stage.plan(e -> {}));
        stage.log.hold(TestStateChange.class::isInstance);
        CompletionStage<TestView> first = stage.core.trigger(id);
        stage.advance(Duration.ofSeconds(5));
        assertThat(failure(first)).isInstanceOf(BrokerUnavailable.class);
        a.say(DriverState.READY, id);
        assertThat(stage.state(id)).isEqualTo(TestState.READY);

        stage.log.hold(Trigger.class::isInstance);
        CompletionStage<TestView> second = stage.core.trigger(id);
        stage.log.letGo();
        assertThat(stage.now(second).state()).isEqualTo(TestState.TRIGGERED);
        stage.advance(Duration.ofSeconds(3));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        assertThat(stage.view(id).stop()).isNull();
        assertThat(stage.log.written(Trigger.class)).hasSize(1);
    }

    private Trigger ghost(TestId id) {
        var at = stage.time.broker().plusSeconds(2);
        return new Trigger(id, new Trigger.StartOrder(2, stage.lastBeat().term(), Epoch.FIRST, at, at.plusSeconds(10)));
    }
}
