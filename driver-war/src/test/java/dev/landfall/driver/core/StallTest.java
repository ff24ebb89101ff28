package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The process beats, its load stands still. */
class StallTest {

    private final Rig rig = Rig.listening();
    private FakeLoad load;

    @BeforeEach
    void aLoadThatRuns() {
        rig.send(rig.config(Rig.plan(100_000, "http://localhost:8081/ping")));
        rig.beat(rig.hold());
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));
        rig.seconds(2);
        load = rig.engine.last();
    }

    @Test
    void isToldAtOnceWithAReasonAndTakenBackOnceTheLoadGoesOn() {
        rig.seconds(2);
        load.stuck = true;
        rig.seconds(3);
        assertThat(rig.state()).isEqualTo(DriverState.RUNNING);
        rig.seconds(1);
        assertThat(rig.state()).isEqualTo(DriverState.STALLED);
        assertThat(rig.shown().reason())
                .isEqualTo("an event loop of the engine has done nothing since 2.0 s after the start");
        assertThat(rig.shown().testId()).isEqualTo(Rig.TEST);
        load.stuck = false;
        rig.clock.advance(Duration.ofMillis(100));
        rig.driver.onPoll();
        assertThat(rig.state()).isEqualTo(DriverState.RUNNING);
        assertThat(rig.shown().reason()).isNull();
    }

    @Test
    void aLoadThatStandsStillIsNotAllowedToSendForLonger() {
        load.stuck = true;
        rig.seconds(4);
        long bound = load.bound();
        rig.seconds(10);
        assertThat(load.bound()).isEqualTo(bound);
        load.stuck = false;
        rig.seconds(1);
        assertThat(load.bound()).isGreaterThan(bound);
    }

    @Test
    void isNotSaidOfALoadThatHasNotStarted() {
        Rig waiting = Rig.ready();
        waiting.engine.last().stuck = true;
        for (int i = 0; i < 10; i++) {
            waiting.silentSeconds(1);
            waiting.beat(waiting.hold());
        }
        assertThat(waiting.state()).isEqualTo(DriverState.READY);
    }
}
