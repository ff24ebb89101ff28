package dev.landfall.driver.core;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Share;
import java.time.Instant;

/**
 * This driver's part of one test.
 *
 * @param leased true: the orchestrator's beats keep it alive, and the clock must be known before it is READY; false for commands with
 *     only the public fields, which start at once
 * @param loggedAt when the log got the command
 */
record DriverAssignment(TestId testId, Epoch epoch, Plan plan, Share share, boolean leased, Instant loggedAt) {

    /** Ids first, as every line of the log begins. */
    String ids() {
        return "test=" + testId + " epoch=" + epoch.value();
    }

    /** What is asked for, without anything that may be secret. */
    String story() {
        return plan.type() + " share " + (share.index() + 1) + "/" + share.count() + " target="
                + plan.target().url().getHost() + ":" + plan.target().port();
    }

    /** True when it is of this test, and of this epoch or a later one. */
    boolean covers(TestId test, Epoch other) {
        return testId.equals(test) && epoch.compareTo(other) >= 0;
    }
}
