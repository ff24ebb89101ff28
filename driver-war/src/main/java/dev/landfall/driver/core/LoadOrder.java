package dev.landfall.driver.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Share;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One load to send.
 *
 * @param plan complete; its header values may be references to secrets, {@code headers} are what is sent
 * @param share of this driver among those of the test
 * @param addresses the target's, resolved and allowed; connections are opened to these alone, at least one
 * @param headers of the plan in its order, secrets resolved
 * @param interval of metrics, at least 1 s
 */
public record LoadOrder(
        TestId testId,
        NodeId nodeId,
        Plan plan,
        Share share,
        List<InetAddress> addresses,
        Map<String, String> headers,
        Duration interval) {

    public LoadOrder {
        addresses = List.copyOf(addresses);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("addresses must not be empty");
        }
    }

    /** The headers hold secrets by now: only their names are shown. */
    @Override
    public String toString() {
        return "LoadOrder[testId=" + testId + ", nodeId=" + nodeId + ", share=" + share + ", addresses=" + addresses
                + ", headers=" + headers.keySet() + ", interval=" + interval + "]";
    }
}
