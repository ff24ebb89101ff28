package dev.landfall.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether Kafka can be used, and if not, why. Checked on {@link #refresh}, which somebody calls each second: until the first success the
 * topics are created and checked each time, later only a broker is asked for: one that went away is noticed within 3 s. Thread-safe.
 */
public final class KafkaStatus {

    private static final Logger LOG = System.getLogger(KafkaStatus.class.getName());

    /** Checks the topics; the result is empty when all is well, else says what is not. */
    public interface Check {
        Optional<String> check();
    }

    private final Check setUp;
    private final Check ping;
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile boolean wasReady;
    private volatile Optional<String> trouble = Optional.of("Kafka has not been asked yet");

    public KafkaStatus(Check setUp, Check ping) {
        this.setUp = setUp;
        this.ping = ping;
    }

    /** True once the topics are right and while a broker answers. */
    public boolean ready() {
        return trouble.isEmpty();
    }

    /** True from the first success on: clients may be started, and heal by themselves whatever comes. */
    public boolean wasReady() {
        return wasReady;
    }

    /** What is wrong, naming the broker or the topic; {@code ready} when nothing is. */
    public String reason() {
        return trouble.orElse("ready");
    }

    /** Asks again; blocks for some seconds while nobody answers. A second call meanwhile returns at once. */
    void refresh() {
        if (!checking.compareAndSet(false, true)) {
            return;
        }
        try {
            become(wasReady ? ping.check() : setUp.check());
        } finally {
            checking.set(false);
        }
    }

    private void become(Optional<String> now) {
        if (!now.equals(trouble)) {
            LOG.log(now.isPresent() ? Level.WARNING : Level.INFO, () -> "kafka: " + now.orElse("ready"));
        }
        trouble = now;
        wasReady |= now.isEmpty();
    }
}
