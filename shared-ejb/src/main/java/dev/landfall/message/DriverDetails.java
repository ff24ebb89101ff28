package dev.landfall.message;

import dev.landfall.lifecycle.Incarnation;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a driver can do.
 *
 * @param maxRate requests per second it accepts
 * @param maxConnections requests in flight it accepts
 */
public record DriverDetails(
        int protocol,
        Incarnation incarnation,
        String version,
        int cores,
        double maxRate,
        int maxConnections,
        Duration heartbeatInterval,
        Map<String, String> labels) {

    public DriverDetails {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
