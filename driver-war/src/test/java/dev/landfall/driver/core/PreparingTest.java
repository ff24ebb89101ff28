package dev.landfall.driver.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestState;
import dev.landfall.workload.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparingTest {

    private static final String URL = "http://localhost:8081/ping";

    @Test
    void opensConnectionsToTheResolvedAddressesAndIsReady() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Rig.plan(10, URL)));

        LoadOrder order = rig.engine.last().order;
        assertThat(order.addresses()).containsExactly(Rig.address("127.0.0.1"));
        assertThat(order.share()).isEqualTo(new Share(1, 2));
        assertThat(order.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rig.state()).isEqualTo(DriverState.READY);
    }

    @Test
    void isNotReadyBeforeItsConnectionsAreOpen() {
        Rig rig = Rig.listening();
        rig.engine.opensAtOnce = false;

        rig.send(rig.config(Rig.plan(10, URL)));
        assertThat(rig.state()).isEqualTo(DriverState.PREPARING);

        rig.engine.last().prepared.complete(null);
        assertThat(rig.state()).isEqualTo(DriverState.READY);
    }

    @Test
    void isNotReadyBeforeItKnowsTheBrokersClock() {
        Rig rig = new Rig();
        rig.broker.down = true;
        rig.driver.onListening();
        rig.send(rig.config(Rig.plan(10, URL)));
        rig.beat(rig.hold());
        rig.broker.down = false;

        rig.silentSeconds(1);

        assertThat(rig.statesShown()).containsExactly(DriverState.PREPARING, DriverState.READY);
    }

    @Test
    void aTargetOutsideItsOwnAllowListIsRefusedAndNothingIsSent() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Rig.plan(10, "http://elsewhere.test/")));

        assertThat(rig.state()).isEqualTo(DriverState.REFUSED);
        assertThat(rig.shown().reason())
                .isEqualTo("TARGET_NOT_ALLOWED: host elsewhere.test (203.0.113.9) is not in landfall.targets.allow");
        assertThat(rig.engine.loads).isEmpty();
    }

    @Test
    void theBrokersOwnPortIsRefused() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Rig.plan(10, "http://localhost:9092/")));

        assertThat(rig.shown().reason()).startsWith("TARGET_NOT_ALLOWED: port 9092");
        assertThat(rig.engine.loads).isEmpty();
    }

    @Test
    void aHostWithoutAddressIsRefused() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Rig.plan(10, "http://gone.test/")));

        assertThat(rig.shown().reason()).isEqualTo("DNS: host gone.test has no address");
    }

    @Test
    void whatIsOverItsOwnLimitsIsRefusedNamingTheSetting() {
        Rig rig = Rig.listening();

        rig.send(rig.config(Plans.rate(1001, URL)));
        assertThat(rig.shown().reason()).startsWith("LIMIT: ").contains("landfall.driver.max-rate");

        rig.send(rig.config(Rig.SECOND, Plans.concurrency(101, URL)));
        assertThat(rig.shown().reason()).startsWith("LIMIT: ").contains("landfall.driver.max-connections 100");

        rig.epoch = new Epoch(2);
        rig.send(rig.config(Plans.lasting(Duration.ofHours(2), URL)));
        assertThat(rig.shown().reason()).startsWith("LIMIT: ").contains("landfall.driver.max-duration PT1H");
        assertThat(rig.engine.loads).isEmpty();
    }

    @Test
    void secretsAreFilledInFromItsOwnSettings() {
        Rig rig = Rig.listening();
        rig.secrets.put("shop", "s3cr$t");

        rig.send(rig.config(Rig.plan(10, URL, Map.of("Authorization", "Bearer ${secret:shop}", "X-Plain", "a"))));

        LoadOrder order = rig.engine.last().order;
        assertThat(order.headers())
                .containsEntry("Authorization", "Bearer s3cr$t")
                .containsEntry("X-Plain", "a");
        assertThat(order.toString()).doesNotContain("s3cr$t");
    }

    @Test
    void aSecretThatIsNotSetOrCannotBeAHeaderIsRefusedByName() {
        Rig rig = Rig.listening();
        rig.secrets.put("torn", "a\r\nHost: evil");

        rig.send(rig.config(Rig.plan(10, URL, Map.of("Authorization", "${secret:shop}"))));
        assertThat(rig.shown().reason()).isEqualTo("SECRET_MISSING: landfall.secret.shop is not set at this driver");

        rig.send(rig.config(Rig.SECOND, Rig.plan(10, URL, Map.of("Authorization", "${secret:torn}"))));
        assertThat(rig.shown().reason())
                .startsWith("SECRET_UNUSABLE: landfall.secret.torn")
                .doesNotContain("evil");
        assertThat(rig.engine.loads).isEmpty();
    }

    @Test
    void anEngineThatCannotIsARefusal() {
        Rig rig = Rig.listening();
        rig.engine.opensAtOnce = false;
        rig.send(rig.config(Rig.plan(10, URL)));

        rig.engine.last().prepared.completeExceptionally(new IllegalStateException("no file descriptors"));

        assertThat(rig.shown().reason()).isEqualTo("ENGINE: no file descriptors");
    }

    @Test
    void aRefusalIsShownUntilTheTestIsOver() {
        Rig rig = Rig.listening();
        rig.send(rig.config(Rig.plan(10, "http://elsewhere.test/")));

        rig.beat(rig.hold());
        rig.silentSeconds(1);
        assertThat(rig.state()).isEqualTo(DriverState.REFUSED);

        rig.beat(rig.ended(TestState.FAILED));
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.shown().reason()).isNull();
    }

    @Test
    void aRefusalIsNoLongerShownOnceTheTestHasVanished() {
        Rig rig = Rig.listening();
        rig.send(rig.config(Rig.plan(10, "http://elsewhere.test/")));
        rig.silentSeconds(2);

        rig.beat();
        assertThat(rig.state()).isEqualTo(DriverState.REFUSED);
        rig.beat();
        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
    }

    @Test
    void whatIsForOthersIsLeftAlone() {
        Rig rig = Rig.listening();

        rig.send(rig.config(
                Rig.TEST,
                Rig.plan(10, URL),
                new Incarnation("former"),
                rig.clock.broker().plusSeconds(9)));

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.OTHER_INCARNATION)).isEqualTo(1);
    }

    @Test
    void anExpiredConfigIsIgnored() {
        Rig rig = Rig.listening();

        rig.send(rig.config(
                Rig.TEST, Rig.plan(10, URL), Rig.SELF, rig.clock.broker().minusMillis(1)));

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.EXPIRED)).isEqualTo(1);
    }

    @Test
    void aConfigOfAnOlderOrchestratorIsIgnored() {
        Rig rig = Rig.listening();
        rig.term = new Term(5);
        rig.beat();

        rig.term = new Term(4);
        rig.send(rig.config(Rig.plan(10, URL)));

        assertThat(rig.engine.loads).isEmpty();
        assertThat(rig.ignored(Why.OLD_TERM)).isEqualTo(1);
    }

    @Test
    void aConfigReadTwiceIsPreparedOnceEvenAfterItsEnd() {
        Rig rig = Rig.ready();
        rig.send(rig.config(Rig.plan(10, URL)));
        rig.beat(rig.stop());
        rig.send(rig.config(Rig.plan(10, URL)));

        assertThat(rig.engine.loads).hasSize(1);
        assertThat(rig.ignored(Why.REPEATED)).isEqualTo(2);
    }

    @Test
    void anOlderEpochIsIgnoredAndANewerOneReplacesWhatIsPrepared() {
        Rig rig = Rig.listening();
        rig.epoch = new Epoch(2);
        rig.send(rig.config(Rig.plan(10, URL)));

        rig.epoch = new Epoch(1);
        rig.send(rig.config(Rig.plan(10, URL)));
        assertThat(rig.engine.loads).hasSize(1);

        rig.epoch = new Epoch(3);
        rig.send(rig.config(Rig.plan(10, URL)));
        assertThat(rig.engine.loads).hasSize(2);
        assertThat(rig.engine.loads.get(0).stops).hasSize(1);
        assertThat(rig.shown().epoch()).isEqualTo(new Epoch(3));
    }

    @Test
    void aTestThatWasNotStartedMakesWayForTheNext() {
        Rig rig = Rig.ready();

        rig.send(rig.config(Rig.SECOND, Rig.plan(10, URL)));

        assertThat(rig.engine.loads.get(0).stops).hasSize(1);
        assertThat(rig.shown().testId()).isEqualTo(Rig.SECOND);
        assertThat(rig.state()).isEqualTo(DriverState.READY);
    }

    @Test
    void theNextTestWaitsUntilTheEngineHasLetGoOfTheOneBefore() {
        Rig rig = Rig.ready();
        FakeLoad first = rig.engine.last();
        first.endsAtOnce = false;

        rig.send(rig.config(Rig.SECOND, Rig.plan(10, URL)));
        assertThat(rig.engine.loads).hasSize(1);
        assertThat(rig.state()).isEqualTo(DriverState.PREPARING);

        first.finish(Duration.ZERO);
        assertThat(rig.engine.loads).hasSize(2);
        assertThat(rig.state()).isEqualTo(DriverState.READY);
    }

    @Test
    void aTestThatSendsIsBroughtToItsEndBeforeTheNextBegins() {
        Rig rig = Rig.running();

        rig.send(rig.config(Rig.SECOND, Rig.plan(10, URL)));
        assertThat(rig.engine.loads).hasSize(1);

        rig.engine.last().finish(Duration.ofMillis(1));
        assertThat(rig.engine.loads).hasSize(2);
        assertThat(rig.shown().testId()).isEqualTo(Rig.SECOND);
    }

    @Test
    void anAddressThatComesTooLateIsDropped() {
        Rig rig = Rig.listening();
        rig.engine.opensAtOnce = false;
        rig.send(rig.config(Rig.plan(10, URL)));
        rig.beat(rig.stop());

        rig.engine.last().prepared.complete(null);

        assertThat(rig.state()).isEqualTo(DriverState.IDLE);
        assertThat(rig.statesShown()).isEqualTo(List.of(DriverState.IDLE, DriverState.PREPARING, DriverState.IDLE));
    }
}
