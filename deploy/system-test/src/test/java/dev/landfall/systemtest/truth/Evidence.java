package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.oracle.OracleLog;
import dev.landfall.systemtest.oracle.Sample;
import java.time.Duration;

/** All that is known after one trial: what Landfall reports, what the oracle wrote down, what the machine did to a thread that only slept. */
record Evidence(Result result, OracleLog log, Sample control) {
    /** A figure of the report in ms: {@code response_time.p99}. */
    double latency(String path) {
        return result.report().number("latency." + path);
    }

    /** What the machine did, for people; the oracle's part from so long before the first arrival. */
    String machine(Duration before) {
        return String.format(
                "oracle's unplanned gaps %.3f %%, control thread p99 %.2f ms, max %.2f ms",
                100 * log.unplannedShare(before), control.at(0.99), control.max());
    }
}
