package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Feed;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker is away or stands still in mid-test: the load goes on without it, up to the lease, and nothing is lost. */
@Tag("faults")
@Order(213)
@Timeout(300)
@ExtendWith(SharedFaultStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerFaultsIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORT_FREEZE = Duration.ofSeconds(15);
    private static final Duration LONG_FREEZE = Duration.ofSeconds(45);

    private final FaultStack stack;

    BrokerFaultsIT(FaultStack stack) {
        this.stack = stack;
    }

    @Tag("quick")
    @Order(1)
    @Test
    void brokerKilledAndRestarted() {
        var outage =
                Outage.begin(stack, "broker killed, restarted", Pace.standard().length());
        outage.cut(stack.broker()::kill);
        outage.heal(Pace.standard().faultFor(), () -> {
            stack.broker().restart();
            stack.awaitBrokerBack();
        });
        outage.endAsPlanned();
    }

    @Order(2)
    @Test
    void brokerFrozenForLessThanTheLease() throws Exception {
        try (var feed = feed()) {
            var outage = Outage.begin(
                    stack,
                    "broker frozen 15 s",
                    Pace.standard().faultAt().plus(SHORT_FREEZE).plusSeconds(15));
            outage.cut(stack.broker()::freeze);
            outage.heal(SHORT_FREEZE, stack.broker()::thaw);
            outage.nobodyLost(feed);
            outage.endAsPlanned();
        }
    }

    @Order(3)
    @Test
    void brokerFrozenForMoreThanTheLease() throws Exception {
        try (var feed = feed()) {
            var outage = Outage.begin(
                    stack,
                    "broker frozen 45 s",
                    Pace.standard().faultAt().plus(LONG_FREEZE).minusSeconds(5));
            FaultTrial trial = outage.trial();
            outage.cut(stack.broker()::freeze);
            trial.lastRequestWithin(LEASE.plusSeconds(1));
            trial.untilHealing(LONG_FREEZE);
            stack.broker().thaw();
            trial.recover("ready", Duration.ofSeconds(10), stack::readiness, status -> status == 200);
            Doc report = trial.awaitEnd();
            trial.count("PARTIAL", 0);
            trial.row().says("end reasons", "LEASE LEASE LEASE", EndReasons.of(report));
            outage.nobodyLost(feed);
            trial.decide();
        }
    }

    private Feed feed() throws Exception {
        stack.settle();
        return Feed.open(stack.api());
    }
}
