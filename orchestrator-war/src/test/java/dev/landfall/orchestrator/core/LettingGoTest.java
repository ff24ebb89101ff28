package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Promises that were taken back, by drivers or by us, start nothing. */
class LettingGoTest {

    private final Stage stage = Stage.leading();

    @Test
    void failsATestWhoseDriverIsNoLongerReadyInsteadOfStartingIt() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        a.say(DriverState.READY, id);
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.READY);
        a.say(DriverState.IDLE, null);
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.FAILED);
        assertThat(stage.view(id).reason().code()).isEqualTo("NOT_READY");
        assertThat(stage.view(id).reason().sentence()).isEqualTo("no longer ready: a");
        assertThat(stage.log.written(Trigger.class)).isEmpty();
    }

    @Test
    void doesNotStartATestLaterWhoseTriggerWasAnsweredAsUnavailable() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        stage.log.hold(TestStateChange.class::isInstance);
        CompletionStage<TestView> answer = stage.core.trigger(id);
        stage.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> stage.now(answer)).hasRootCauseInstanceOf(BrokerUnavailable.class);
        a.say(DriverState.READY, id);
        stage.advance(Duration.ofSeconds(3));
        assertThat(stage.log.written(Trigger.class)).isEmpty();
        stage.log.letGo();
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        assertThat(stage.log.written(Trigger.class)).isEmpty();
    }

    @Test
    void tellsTheThroughputOfTheLastWholeSecondNotOfTheFragmentAtTheEnd() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        a.say(DriverState.READY, id);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        a.send(a.interval(id, 100, 1));
        a.send(a.interval(id, 70, 1));
        stage.advance(Duration.ofSeconds(2));
        a.send(a.last(id, EndReason.PLAN_ELAPSED));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.COMPLETED);
        assertThat(stage.view(id).figures().lastSecondRps()).isEqualTo(70);
        assertThat(stage.view(id).drivers().get(0).figures().lastSecondRps()).isEqualTo(70);
    }
}
