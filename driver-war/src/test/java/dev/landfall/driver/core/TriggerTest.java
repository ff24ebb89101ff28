package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Term;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriggerTest {

    @Test
    void startsAtTheBrokersInstantWhateverTheWallClockSays() {
        Rig rig = Rig.ready();
        Instant startAt = rig.clock.broker().plusSeconds(2);

        rig.send(rig.trigger(startAt));

        assertThat(rig.engine.last().starts).containsExactly(rig.clock.nanosAt(startAt));
        assertThat(rig.state()).isEqualTo(DriverState.RUNNING);
    }

    @Test
    void startsOnceHoweverOftenTheTriggerIsRead() {
        Rig rig = Rig.ready();
        Instant startAt = rig.clock.broker().plusSeconds(2);

        rig.send(rig.trigger(startAt));
        rig.send(rig.trigger(startAt));
        rig.seconds(3);
        rig.send(rig.trigger(startAt));

        assertThat(rig.engine.last().starts).hasSize(1);
        assertThat(rig.ignored(Why.REPEATED)).isEqualTo(2);
    }

    @Test
    void aTriggerReadALittleLateStillStarts() {
        Rig rig = Rig.ready();

        rig.send(rig.trigger(rig.clock.broker().minusMillis(240)));

        assertThat(rig.engine.last().starts).hasSize(1);
    }

    @Test
    void aTriggerReadTooLateIsRefused() {
        Rig rig = Rig.ready();

        rig.send(rig.trigger(rig.clock.broker().minusMillis(260)));

        assertThat(rig.state()).isEqualTo(DriverState.REFUSED);
        assertThat(rig.shown().reason()).isEqualTo("LATE");
        assertThat(rig.engine.last().starts).isEmpty();
        assertThat(rig.engine.last().stops).hasSize(1);
    }

    @Test
    void anExpiredTriggerIsIgnored() {
        Rig rig = Rig.ready();
        Instant now = rig.clock.broker();

        rig.send(rig.trigger(Rig.TEST, now.minusMillis(100), now.minusMillis(1)));

        assertThat(rig.state()).isEqualTo(DriverState.READY);
        assertThat(rig.ignored(Why.EXPIRED)).isEqualTo(1);
    }

    @Test
    void aTriggerWithoutItsConfigStartsNothing() {
        Rig rig = Rig.listening();

        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));

        assertThat(rig.engine.last().starts).isEmpty();
        assertThat(rig.ignored(Why.NO_CONFIG)).isEqualTo(1);
    }

    @Test
    void aTriggerOfAnotherTestEpochOrOlderTermStartsNothing() {
        Rig rig = Rig.listening();
        rig.term = new Term(2);
        rig.epoch = new Epoch(2);
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        rig.beat(rig.hold());
        Instant startAt = rig.clock.broker().plusSeconds(2);

        rig.send(rig.trigger(Rig.SECOND, startAt, startAt.plusSeconds(30)));
        rig.epoch = new Epoch(1);
        rig.send(rig.trigger(startAt));
        rig.epoch = new Epoch(2);
        rig.term = new Term(1);
        rig.send(rig.trigger(startAt));

        assertThat(rig.engine.last().starts).isEmpty();
        assertThat(rig.state()).isEqualTo(DriverState.READY);
        assertThat(rig.ignored(Why.OLD_TERM)).isEqualTo(1);
    }

    @Test
    void onlyABeatMakesANewerTermTheOneToFollow() {
        Rig rig = Rig.listening();
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        Instant startAt = rig.clock.broker().plusSeconds(2);
        rig.term = new Term(999);
        rig.send(rig.trigger(Rig.SECOND, startAt, startAt.plusSeconds(30)));
        rig.term = Term.FIRST;
        rig.send(rig.trigger(startAt));
        assertThat(rig.engine.last().starts).hasSize(1);
        assertThat(rig.ignored(Why.OLD_TERM)).isZero();
    }

    @Test
    void aTriggerThatComesBeforeTheConnectionsAreOpenStartsWhenTheyAre() {
        Rig rig = Rig.listening();
        rig.engine.opensAtOnce = false;
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));
        assertThat(rig.engine.last().starts).isEmpty();

        rig.clock.advance(Duration.ofSeconds(1));
        rig.engine.last().prepared.complete(null);

        assertThat(rig.engine.last().starts).hasSize(1);
    }

    @Test
    void connectionsThatOpenAfterTheStartMakeItLate() {
        Rig rig = Rig.listening();
        rig.engine.opensAtOnce = false;
        rig.send(rig.config(Rig.plan(10, "http://localhost:8081/")));
        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));

        rig.clock.advance(Duration.ofSeconds(3));
        rig.engine.last().prepared.complete(null);

        assertThat(rig.shown().reason()).isEqualTo("LATE");
        assertThat(rig.engine.last().starts).isEmpty();
    }

    @Test
    void anOldTriggerReadAgainAfterTheTestStartsNothing() {
        Rig rig = Rig.running();
        rig.engine.last().finish(Duration.ofMillis(1));

        rig.send(rig.trigger(rig.clock.broker().plusSeconds(2)));

        assertThat(rig.engine.last().starts).hasSize(1);
        assertThat(rig.engine.loads).hasSize(1);
    }
}
