package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Share;
import dev.landfall.workload.TestType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicCommandsTest {

    private static final TestId TEST = new TestId("theirs");
    private static final TestConfig TSUNAMI = new TestConfig(TEST, TestType.TSUNAMI, 25, 40, null);
    private static final Trigger TRIGGER = new Trigger(TEST, null);

    @Test
    void areIgnoredAndCountedWithoutADefaultTarget() {
        Rig rig = Rig.listening();

        rig.send(TSUNAMI);
        rig.send(TRIGGER);

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.ignored(Why.PUBLIC)).isEqualTo(2);
    }

    @Test
    void runAgainstTheDefaultTargetFromTheTriggerOn() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TSUNAMI);
        assertThat(rig.engine.loads).isEmpty();

        rig.send(TRIGGER);

        LoadOrder order = rig.engine.last().order;
        assertThat(order.plan().target().url()).isEqualTo(URI.create("http://localhost:8081/ping"));
        assertThat(order.plan().pacing()).isEqualTo(new Pacing.FixedDelay(Duration.ofMillis(25)));
        assertThat(order.plan().limits().count()).hasValue(40);
        assertThat(order.share()).isEqualTo(Share.WHOLE);
        assertThat(rig.engine.last().starts).hasSize(1);
        assertThat(rig.state()).isEqualTo(DriverState.RUNNING);
    }

    @Test
    void needNoLeaseAndPublishOneFinal() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TSUNAMI);
        rig.send(TRIGGER);

        rig.silentSeconds(60);
        rig.beat();
        rig.beat();
        assertThat(rig.engine.last().stops).isEmpty();
        assertThat(rig.engine.last().bounds).isEmpty();
        rig.engine.last().finish(Duration.ofMillis(3));
        rig.silentSeconds(30);

        assertThat(rig.broker.all(FinalReport.class)).hasSize(1);
        FinalReport last = rig.broker.last(FinalReport.class);
        assertThat(last.endReason()).isEqualTo(EndReason.PLAN_ELAPSED);
        assertThat(last.metrics().epoch()).isEqualTo(Epoch.FIRST);
    }

    @Test
    void aTriggerThatOvertakesItsConfigWaitsTenSeconds() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TRIGGER);
        rig.silentSeconds(10);

        rig.send(TSUNAMI);

        assertThat(rig.engine.last().starts).hasSize(1);
    }

    @Test
    void aTriggerThatIsTooEarlyIsForgotten() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TRIGGER);
        rig.silentSeconds(11);

        rig.send(TSUNAMI);

        assertThat(rig.engine.loads).isEmpty();
    }

    @Test
    void aTriggerOfAMinuteAgoStartsNothing() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TSUNAMI);

        rig.send(TRIGGER, rig.clock.broker().minusSeconds(60));
        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.TOO_OLD)).isEqualTo(1);

        rig.send(TRIGGER, rig.clock.broker().minusSeconds(59));
        assertThat(rig.engine.loads).hasSize(1);
    }

    @Test
    void goThroughTheSameAllowList() {
        Rig rig = listening("http://elsewhere.test/");
        rig.send(TSUNAMI);

        rig.send(TRIGGER);

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.shown().reason()).startsWith("TARGET_NOT_ALLOWED: ");
    }

    @Test
    void aRefusedOneIsNotInTheWayOfTheNext() {
        Rig rig = listening("http://gone.test/");
        rig.send(TSUNAMI);
        rig.send(TRIGGER);
        assertThat(rig.state()).isEqualTo(DriverState.REFUSED);

        rig.silentSeconds(31);

        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
    }

    @Test
    void withoutACountOrADelayTheyAreUnusable() {
        Rig rig = listening("http://localhost:8081/ping");

        rig.send(new TestConfig(TEST, TestType.TSUNAMI, 0, 40, null));
        rig.send(new TestConfig(TEST, TestType.AVALANCHE, 0, 0, null));
        rig.send(TRIGGER);

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.UNUSABLE)).isEqualTo(2);
    }

    @Test
    void areNotObeyedWhileAnotherTestIsAtHand() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        rig.send(TSUNAMI);

        rig.send(TRIGGER);

        assertThat(rig.engine.loads).hasSize(1);
        assertThat(rig.ignored(Why.BUSY)).isEqualTo(1);
    }

    @Test
    void runOnceHoweverOftenTheyAreRead() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(TSUNAMI);
        rig.send(TRIGGER);
        rig.engine.last().finish(Duration.ofMillis(3));

        rig.send(TRIGGER);
        rig.send(TSUNAMI);
        rig.send(TRIGGER);

        assertThat(rig.engine.loads).hasSize(1);
    }

    @Test
    void aTriggerWithoutProtocolNeverStartsATestThatHasOne() {
        Rig rig = listening("http://localhost:8081/ping");
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        rig.send(new Trigger(Rig.TEST, null));

        assertThat(rig.engine.last().starts).isEmpty();
    }

    private static Rig listening(String defaultTarget) {
        Rig rig = new Rig(Optional.of(URI.create(defaultTarget)));
        rig.driver.onListening();
        return rig;
    }
}
