package dev.landfall.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The topics, and how they are made. Names are without the prefix of the settings. */
public enum Topic {
    REGISTER("register", 1, Duration.ofDays(7)),
    TEST_CONFIG("test_config", 1, Duration.ofDays(7)),
    TRIGGER("trigger", 1, Duration.ofDays(7)),
    METRICS("metrics", 8, Duration.ofDays(7)),
    HEARTBEAT("heartbeat", 2, Duration.ofDays(7)),
    TEST_STATE("test_state", 1, Duration.ofDays(30));

    /** Of {@link #HEARTBEAT}: the orchestrator's beats. */
    public static final int ORCHESTRATOR_PARTITION = 0;
    /** Of {@link #HEARTBEAT}: the drivers' beats, and a copy of the orchestrator's. */
    public static final int DRIVER_PARTITION = 1;

    /** What a message on {@link #METRICS} may weigh. */
    public static final int MAX_METRICS_BYTES = 2 * 1024 * 1024;

    private final String plainName;
    private final int partitions;
    private final Duration retention;

    Topic(String plainName, int partitions, Duration retention) {
        this.plainName = plainName;
        this.partitions = partitions;
        this.retention = retention;
    }

    public String plainName() {
        return plainName;
    }

    public int partitions() {
        return partitions;
    }

    /** The topic's own settings, all explicit: nothing is left to the broker's defaults that matters here. */
    public Map<String, String> settings() {
        int maxBytes = this == METRICS ? MAX_METRICS_BYTES : 1024 * 1024;
        return Map.of(
                "message.timestamp.type",
                "LogAppendTime",
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(retention.toMillis()),
                "max.message.bytes",
                Integer.toString(maxBytes));
    }

    public static Optional<Topic> named(String plainName) {
        return Arrays.stream(values())
                .filter(t -> t.plainName.equals(plainName))
                .findFirst();
    }
}
