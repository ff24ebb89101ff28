package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Term;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.FinalReport;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.stats.NotSentReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndOfLoadTest {

    private static final FakeLoad.Stop STOPPED = new FakeLoad.Stop(NotSentReason.STOPPED, Duration.ofSeconds(5));
    private static final FakeLoad.Stop LEASE = new FakeLoad.Stop(NotSentReason.LEASE, Duration.ofSeconds(5));

    @Test
    void aStopEndsTheLoadAndTheFinalSaysSo() {
        Rig rig = Rig.running();

        rig.beat(rig.stop());
        rig.beat(rig.stop());

        assertThat(rig.engine.last().stops).containsExactly(STOPPED);
        assertThat(rig.state()).isEqualTo(DriverState.DRAINING);
        finishedAs(rig, EndReason.STOPPED);
    }

    @Test
    void aStopBetweenTriggerAndStartAlsoEndsWithAFinal() {
        Rig rig = Rig.ready();
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));

        rig.beat(rig.stop());

        assertThat(rig.engine.last().stops).containsExactly(STOPPED);
        finishedAs(rig, EndReason.STOPPED);
    }

    @Test
    void aStopBeforeTheTriggerLeavesNoTrace() {
        Rig rig = Rig.ready();

        rig.beat(rig.stop());
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));

        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.engine.last().starts).isEmpty();
        assertThat(rig.broker.all(FinalReport.class)).isEmpty();
    }

    @Test
    void silenceForTheLeaseEndsTheLoad() {
        Rig rig = Rig.running();

        rig.silentSeconds(30);
        assertThat(rig.engine.last().stops).isEmpty();
        rig.clock.advance(Duration.ofMillis(100));
        rig.driver.onPoll();

        assertThat(rig.engine.last().stops).containsExactly(LEASE);
        finishedAs(rig, EndReason.LEASE);
    }

    @Test
    void eachBeatThatListsTheTestRenewsTheLease() {
        Rig rig = Rig.running();

        for (int i = 0; i < 10; i++) {
            rig.silentSeconds(29);
            rig.beat(rig.run());
        }

        assertThat(rig.engine.last().stops).isEmpty();
    }

    @Test
    void theLoadMaySendForAsLongAsThisProcessMayStandStill() {
        Rig rig = Rig.running();

        rig.silentSeconds(3);

        assertThat(rig.engine.last().bound())
                .isEqualTo(rig.clock.nanos() + Duration.ofSeconds(10).toNanos());
        rig.clock.advance(Duration.ofSeconds(11)); // stood still: whatever is read first, the load stays silent
        rig.beat(rig.run());
        rig.driver.onPoll();
        assertThat(rig.engine.last().bound()).isLessThan(rig.clock.nanos());
        rig.driver.onBeatDue();
        finishedAs(rig, EndReason.FENCED);
    }

    @Test
    void theLoadMayNotSendBeyondItsLeaseAndEachBeatExtendsIt() {
        Rig rig = Rig.running();
        long renewedNanos = rig.clock.nanos();

        rig.silentSeconds(25);
        assertThat(rig.engine.last().bound())
                .isEqualTo(renewedNanos + Duration.ofSeconds(30).toNanos());
        rig.beat(rig.run());

        assertThat(rig.engine.last().bound())
                .isEqualTo(rig.clock.nanos() + Duration.ofSeconds(10).toNanos());
    }

    @Test
    void twoBeatsInARowWithoutTheTestEndItsLoad() {
        Rig rig = Rig.running();

        rig.beat();
        rig.beat(rig.run());
        rig.beat();
        assertThat(rig.engine.last().stops).isEmpty();
        rig.beat();

        assertThat(rig.engine.last().stops).containsExactly(LEASE);
    }

    @Test
    void beatsWrittenBeforeTheConfigSayNothingAboutIt() {
        Rig rig = Rig.listening();
        OrchestratorBeat before = rig.orchestratorBeat(List.of(), List.of());
        var writtenAt = rig.clock.broker();
        rig.clock.advance(Duration.ofSeconds(3));
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        rig.send(before, writtenAt);
        rig.send(before, writtenAt.plusSeconds(1));
        rig.send(before, writtenAt.plusSeconds(2));

        assertThat(rig.state()).isEqualTo(DriverState.READY);
    }

    @Test
    void beatsOfAnOlderOrchestratorNeitherRenewNorEnd() {
        Rig rig = Rig.running();
        rig.term = new Term(2);
        rig.beat(rig.run());
        rig.term = new Term(1);

        rig.beat();
        rig.beat();
        rig.beat(rig.stop());
        assertThat(rig.engine.last().stops).isEmpty();
        for (int i = 0; i < 31; i++) {
            rig.silentSeconds(1);
            rig.beat(rig.run());
        }

        assertThat(rig.engine.last().stops).containsExactly(LEASE);
        assertThat(rig.ignored(Why.OLD_TERM)).isEqualTo(34);
    }

    @Test
    void aNewerOrchestratorThatListsTheTestTakesItOver() {
        Rig rig = Rig.running();
        rig.term = new Term(2);

        rig.seconds(40);

        assertThat(rig.engine.last().stops).isEmpty();
    }

    @Test
    void aLeavingOrchestratorIsSilenceAndNotAnOrder() {
        Rig rig = Rig.running();
        var beat = rig.orchestratorBeat(List.of(), List.of());
        var leaving = new OrchestratorBeat(
                beat.nodeId(), true, beat.timestamp(), 2, beat.incarnation(), beat.term(), List.of(), List.of());

        rig.send(leaving);
        rig.send(leaving);

        assertThat(rig.engine.last().stops).isEmpty();
    }

    @Test
    void aNewerEpochElsewhereFencesThisOne() {
        Rig rig = Rig.running();
        rig.epoch = new Epoch(2);

        rig.beat(rig.run());

        finishedAs(rig, EndReason.FENCED);
    }

    @Test
    void aProcessThatIsRefusedEndsItsLoad() {
        Rig rig = Rig.running();

        rig.refuse(new RefusedNode(Rig.NODE, Rig.SELF, "NODE_ID_IN_USE", "10.0.0.8"));

        finishedAs(rig, EndReason.FENCED);
    }

    @Test
    void aProcessThatStoodStillUntilItWasGivenUpEndsItsLoad() {
        Rig rig = Rig.running();

        rig.clock.advance(Duration.ofSeconds(11));
        rig.driver.onBeatDue();

        finishedAs(rig, EndReason.FENCED);
    }

    @Test
    void theLeaseAlsoFreesADriverThatWasNeverTriggered() {
        Rig rig = Rig.ready();

        rig.silentSeconds(31);

        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.engine.last().stops).hasSize(1);
    }

    @Test
    void drainsOnceThePlannedTimeIsOver() {
        Rig rig = Rig.running();
        assertThat(rig.state()).isEqualTo(DriverState.RUNNING);

        rig.seconds(1);

        assertThat(rig.state()).isEqualTo(DriverState.DRAINING);
        assertThat(rig.engine.last().stops).isEmpty();
        finishedAs(rig, EndReason.PLAN_ELAPSED);
    }

    @Test
    void aShutdownDrainsReportsAndSaysGoodbye() {
        Rig rig = Rig.running();

        var ended = rig.driver.endLoad().toCompletableFuture();
        assertThat(rig.engine.last().stops).containsExactly(STOPPED);
        assertThat(ended).isNotDone();

        rig.engine.last().finish(Duration.ofMillis(2));
        assertThat(ended).isCompleted();
        assertThat(rig.broker.last(FinalReport.class).endReason()).isEqualTo(EndReason.SHUTDOWN);

        assertThat(rig.driver.leave().toCompletableFuture()).isCompleted();
        assertThat(rig.broker.last(Deregistration.class).incarnation()).isEqualTo(Rig.SELF);
        assertThat(rig.broker.last(DriverBeat.class).leaving()).isTrue();
    }

    @Test
    void aShutdownWithNothingToDoIsDoneAtOnceAndTakesNoMoreTests() {
        Rig rig = Rig.listening();

        assertThat(rig.driver.endLoad().toCompletableFuture()).isCompleted();
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.LEAVING)).isEqualTo(1);
    }

    private static void finishedAs(Rig rig, EndReason why) {
        rig.engine.last().finish(Duration.ofMillis(2));
        assertThat(rig.broker.last(FinalReport.class).endReason()).isEqualTo(why);
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.shown().testId()).isNull();
    }
}
