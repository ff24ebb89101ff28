package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Feed;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way between orchestrator and broker is cut in mid-test; drivers have theirs, and do not notice. */
@Tag("faults")
@Order(231)
@Timeout(400)
class OrchestratorLinkIT {
    private static final int DRIVERS = 3;
    private static final Duration CUT = Duration.ofSeconds(15);

    @Test
    void orchestratorCutOffForLessThanTheLease() throws Exception {
        try (var stack = FaultStack.up(DRIVERS, FaultStack.Settings.OVER_LINK);
                var feed = Feed.open(stack.api())) {
            var outage = Outage.begin(
                    stack,
                    "orchestrator cut off 15 s",
                    Pace.standard().faultAt().plus(CUT).plusSeconds(15));
            outage.cut(stack.link()::cut);
            outage.heal(CUT, stack.link()::heal);
            outage.nobodyLost(feed);
            outage.endAsPlanned();
        }
    }
}
