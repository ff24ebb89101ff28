package dev.landfall.driver.wiring;

import java.util.HashSet;
import java.util.Set;

/** The ports that {@code landfall.kafka.bootstrap-servers} names. */
final class BrokerPorts {

    private BrokerPorts() {}

    /** Those of {@code HOST:PORT,[::1]:PORT}; what has no port is left out, for Kafka itself refuses it. */
    static Set<Integer> of(String bootstrapServers) {
        Set<Integer> ports = new HashSet<>();
        for (String server : bootstrapServers.split(",", -1)) {
            String port = server.substring(server.lastIndexOf(':') + 1).strip();
            if (port.matches("[0-9]{1,5}")) {
                ports.add(Integer.valueOf(port));
            }
        }
        return ports;
    }
}
