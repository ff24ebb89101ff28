package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.OrchestratorBeat.RefusedNode;
import dev.landfall.message.Registration;
import org.junit.jupiter.api.Test;

class PresenceTest {

    @Test
    void saysNothingBeforeItListens() {
        Rig rig = new Rig();

        rig.silentSeconds(3);

        assertThat(rig.broker.log).isEmpty();
        assertThat(rig.driver.standing().registered()).isFalse();
    }

    @Test
    void registersFirstThenBeatsAndRegistersAgainEachMinute() {
        Rig rig = Rig.listening();
        assertThat(rig.broker.log.get(0)).isInstanceOf(Registration.class);
        assertThat(rig.broker.log.get(1)).isInstanceOf(DriverBeat.class);
        int atFirst = rig.broker.all(DriverBeat.class).size();

        rig.silentSeconds(59);
        assertThat(rig.broker.all(Registration.class)).hasSize(1);
        assertThat(rig.broker.all(DriverBeat.class)).hasSize(atFirst + 59);

        rig.silentSeconds(1);
        assertThat(rig.broker.all(Registration.class)).hasSize(2);
        assertThat(rig.driver.standing().registered()).isTrue();
    }

    @Test
    void listeningAgainAfterAFailureOfTheLoopChangesNothing() {
        Rig rig = Rig.listening();
        int before = rig.broker.log.size();

        rig.driver.onListening();

        assertThat(rig.broker.log).hasSize(before);
    }

    @Test
    void takesFiveReadingsOfTheBrokersClockAtOnce() {
        Rig rig = Rig.listening();

        assertThat(rig.broker.all(DriverBeat.class)).hasSizeBetween(5, 6);
        rig.silentSeconds(1);
        assertThat(rig.shown().clock().offsetMillis()).isCloseTo(90_000, within(1.0));
        assertThat(rig.shown().clock().boundMillis()).isCloseTo(1, within(0.01));
    }

    @Test
    void tellsWhoItIsAndWhatItCan() {
        Registration registration = Rig.listening().broker.last(Registration.class);

        assertThat(registration.nodeId()).isEqualTo(Rig.NODE);
        assertThat(registration.nodeIp()).isEqualTo("10.0.0.7");
        assertThat(registration.details().incarnation()).isEqualTo(Rig.SELF);
        assertThat(registration.details().maxRate()).isEqualTo(1000);
        assertThat(registration.details().maxConnections()).isEqualTo(100);
    }

    @Test
    void aRegistrationThatTheBrokerDidNotTakeIsRepeated() {
        Rig rig = new Rig();
        rig.broker.down = true;
        rig.driver.onListening();
        rig.silentSeconds(1);
        assertThat(rig.driver.standing().registered()).isFalse();

        rig.broker.down = false;
        rig.silentSeconds(1);

        assertThat(rig.broker.all(Registration.class)).hasSize(1);
        assertThat(rig.driver.standing().registered()).isTrue();
    }

    @Test
    void aChangeOfStateIsToldAtOnce() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        assertThat(rig.statesShown()).containsExactly(DriverState.IDLE, DriverState.PREPARING, DriverState.READY);
        assertThat(rig.shown().testId()).isEqualTo(Rig.TEST);
        assertThat(rig.shown().epoch()).isEqualTo(rig.epoch);
    }

    @Test
    void aProcessThatIsRefusedTakesNoTestsAndSaysWhy() {
        Rig rig = Rig.listening();

        rig.refuse(new RefusedNode(Rig.NODE, Rig.SELF, "NODE_ID_IN_USE", "10.0.0.8"));
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        rig.silentSeconds(1);

        assertThat(rig.driver.standing().fence())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("FENCED: ")
                        .contains("driver-a")
                        .contains("10.0.0.8"));
        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.shown().reason()).startsWith("FENCED: ");
        assertThat(rig.ignored(Ignored.Why.FENCED)).isEqualTo(1);
    }

    @Test
    void aRefusedProcessTakesTestsAgainOnceTheNameIsItsOwn() {
        Rig rig = Rig.listening();
        rig.refuse(new RefusedNode(Rig.NODE, Rig.SELF, "NODE_ID_IN_USE", null));

        rig.refuse();
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        assertThat(rig.driver.standing().fence()).isEmpty();
        assertThat(rig.engine.loads).hasSize(1);
    }

    @Test
    void theRefusalOfAnotherProcessWithTheSameNameIsNotItsOwn() {
        Rig rig = Rig.listening();

        rig.refuse(new RefusedNode(Rig.NODE, new dev.landfall.lifecycle.Incarnation("zz"), "NODE_ID_IN_USE", null));

        assertThat(rig.driver.standing().fence()).isEmpty();
    }

    @Test
    void leavingSaysGoodbyeOnceAndIsFollowedBySilence() {
        Rig rig = Rig.listening();

        assertThat(rig.driver.leave().toCompletableFuture()).isCompleted();
        assertThat(rig.driver.leave().toCompletableFuture()).isCompleted();
        rig.silentSeconds(5);

        assertThat(rig.broker.all(Deregistration.class)).hasSize(1);
        assertThat(rig.broker.log.get(rig.broker.log.size() - 1))
                .isInstanceOfSatisfying(
                        DriverBeat.class, b -> assertThat(b.leaving()).isTrue());
    }
}
