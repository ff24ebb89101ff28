package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.message.Registration;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.FleetState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetTest {

    private final Stage stage = Stage.leading();

    @Test
    void suspectsADriverAfterThreeSecondsOfSilenceAndLosesItAfterTen() {
        FakeDriver a = stage.driver("a");
        a.fallSilent();
        stage.advance(Duration.ofMillis(2000));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.IDLE);
        stage.advance(Duration.ofMillis(2500));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.SUSPECT);
        assertThat(stage.driverView("a").alive()).isTrue();
        stage.advance(Duration.ofSeconds(7));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.LOST);
        assertThat(stage.driverView("a").alive()).isFalse();
        a.speakAgain();
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.IDLE);
    }

    @Test
    void listsALostDriverForTenMinutes() {
        stage.driver("a").fallSilent();
        stage.advance(Duration.ofMinutes(10));
        assertThat(stage.core.drivers()).hasSize(1);
        stage.advance(Duration.ofSeconds(15));
        assertThat(stage.core.drivers()).isEmpty();
    }

    @Test
    void knowsAtOnceWhoLeftPolitely() {
        FakeDriver a = stage.driver("a");
        a.deregister();
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.LEFT);
    }

    @Test
    void declaresNobodyLostForAnOutageThatSilencedAll() {
        FakeDriver a = stage.driver("a");
        stage.log.goDown();
        a.fallSilent();
        stage.advance(Duration.ofSeconds(45));
        stage.log.comeBack();
        a.speakAgain();
        stage.advance(Duration.ofMillis(200));
        assertThat(stage.fleetState("a")).isNotIn(FleetState.LOST, FleetState.SUSPECT);
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.IDLE);
    }

    @Test
    void declaresNobodyLostForAPauseOfItsOwn() {
        stage.driver("a");
        stage.freeze();
        stage.advance(Duration.ofSeconds(20));
        stage.thaw();
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.IDLE);
    }

    @Test
    void refusesASecondProcessOfTheSameNameNamingTheHolder() {
        FakeDriver first = stage.driver("a", "first");
        FakeDriver second = stage.driver("a", "second-one");
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.lastBeat().refused())
                .containsExactly(new RefusedNode(first.nodeId(), second.incarnation(), "NODE_ID_IN_USE", "10.0.0.5"));
        assertThat(stage.core.drivers()).hasSize(1);
        assertThat(stage.core.diagnostics().ignored().get("old_incarnation")).isPositive();
    }

    @Test
    void letsTheNextLifeOfAKilledDriverHaveItsNameOnceTheOldOneIsSilent() {
        FakeDriver old = stage.driver("a", "old");
        stage.advance(Duration.ofSeconds(1));
        old.fallSilent();
        stage.advance(Duration.ofMillis(500));
        stage.driver("a", "new-one");
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.lastBeat().refused()).isEmpty();
        stage.advance(Duration.ofSeconds(5));
        assertThat(stage.driverView("a").nodeIp()).isEqualTo("10.0.0.7");
        assertThat(stage.fleetState("a")).isEqualTo(FleetState.IDLE);
        old.speakAgain();
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.driverView("a").nodeIp()).isEqualTo("10.0.0.7");
    }

    @Test
    void keepsAPublicDriverAliveForAMinuteAfterItsLastWord() {
        NodeId nodeId = new NodeId("theirs");
        stage.log.append("register", 0, new Registration(nodeId, "10.9.9.9", null));
        stage.advance(Duration.ofSeconds(50));
        stage.log.append("heartbeat", 0, new DriverBeat(nodeId, false, stage.time.wall(), null));
        stage.advance(Duration.ofSeconds(58));
        DriverView view = stage.driverView("theirs");
        assertThat(view.alive()).isTrue();
        assertThat(view.protocol()).isNull();
        stage.advance(Duration.ofSeconds(4));
        assertThat(stage.driverView("theirs").alive()).isFalse();
    }

    @Test
    void tellsAgeInLogTimeThoughTheClocksDiffer() {
        stage.driver("a");
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.driverView("a").heartbeatAgeMillis()).isBetween(0L, 1100L);
    }
}
