package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.Health;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Protocol;
import dev.landfall.message.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows that this driver is there: registers, beats, and says good-bye; acknowledged beats tell the broker's clock. Says nothing before
 * the ends of the command topics are known. Not thread-safe: belongs to {@link Serial}.
 */
final class Presence {

    private static final System.Logger LOG = System.getLogger(Presence.class.getName());
    private static final long REGISTERED_EVERY_NANOS = Duration.ofSeconds(60).toNanos();

    /** Timers come each second, and a little early now and then. */
    private static final long TIMER_SLACK_NANOS = Duration.ofMillis(500).toNanos();

    private final DriverSettings settings;
    private final DriverPorts ports;
    private final Serial serial;
    private final BrokerClock clock;
    private final Supplier<Activity> activity;
    private final Runnable onClock;
    private @Nullable Health health;
    private boolean listening;
    private boolean leaving;
    private boolean registered;
    private boolean registrationDue;
    private long registrationNanos;
    private long beatNanos;
    private int extraBeats;

    /**
     * Silent at first.
     *
     * @param onClock called after each reading of the broker's clock
     */
    Presence(
            DriverSettings settings,
            DriverPorts ports,
            Serial serial,
            BrokerClock clock,
            Supplier<Activity> activity,
            Runnable onClock) {
        this.settings = settings;
        this.ports = ports;
        this.serial = serial;
        this.clock = clock;
        this.activity = activity;
        this.onClock = onClock;
    }

    /** True once the broker has the registration. */
    boolean isRegistered() {
        return registered;
    }

    /** Commands are read from now on. */
    void listen() {
        if (!listening) {
            listening = true;
            register();
            regularBeat();
        }
    }

    /** Each second: registers and beats when that is due. */
    void tick() {
        if (!listening || leaving) {
            return;
        }
        long now = ports.clock().nanos();
        if (registrationDue || now - registrationNanos >= REGISTERED_EVERY_NANOS) {
            register();
        }
        if (now - beatNanos >= settings.heartbeatInterval().toNanos() - TIMER_SLACK_NANOS) {
            regularBeat();
        }
    }

    private void regularBeat() {
        health = ports.beatHealth().read();
        extraBeats = BrokerClock.ENOUGH_SAMPLES;
        beat();
    }

    /** At once, whatever the time. */
    void beat() {
        if (!listening || leaving) {
            return;
        }
        long sentNanos = ports.clock().nanos();
        beatNanos = sentNanos;
        ports.sender().send(beat(false)).whenComplete((position, failure) -> {
            long acknowledgedNanos = ports.clock().nanos();
            if (position == null) {
                LOG.log(DEBUG, () -> "heartbeat not written: " + failure);
            } else {
                serial.execute(() -> acknowledged(sentNanos, acknowledgedNanos, position));
            }
        });
    }

    /** Says good-bye; done once the broker knows, or did not answer. */
    CompletionStage<Void> leave() {
        if (!listening || leaving) {
            return CompletableFuture.completedFuture(null);
        }
        leaving = true;
        CompletionStage<LogPosition> deregistered =
                ports.sender().send(new Deregistration(settings.nodeId(), settings.nodeIp(), settings.incarnation()));
        CompletionStage<LogPosition> lastBeat = ports.sender().send(beat(true));
        return deregistered.handle((p, f) -> 0).thenCombine(lastBeat.handle((p, f) -> 0), (a, b) -> null);
    }

    private DriverBeat beat(boolean last) {
        Activity now = activity.get();
        DriverStatus status = new DriverStatus(
                settings.incarnation(),
                now.epoch(),
                now.state(),
                now.testId(),
                now.sent(),
                now.reason(),
                clock.reading(ports.clock().wall(), ports.clock().nanos()).orElse(null),
                health);
        return new DriverBeat(settings.nodeId(), last, ports.clock().wall(), status);
    }

    private void acknowledged(long sentNanos, long acknowledgedNanos, LogPosition position) {
        clock.sample(sentNanos, acknowledgedNanos, position.loggedAt());
        onClock.run();
        // The clock is wanted before a test is, so the first samples do not wait for the timer.
        if (!clock.isReady() && extraBeats > 0) {
            extraBeats--;
            beat();
        }
    }

    private void register() {
        registrationDue = false;
        registrationNanos = ports.clock().nanos();
        ports.sender()
                .send(registration())
                .whenComplete((position, failure) -> serial.execute(() -> {
                    if (failure != null) {
                        registrationDue = true;
                    } else if (!registered) {
                        registered = true;
                        LOG.log(
                                INFO,
                                () -> "node=" + settings.nodeId() + " registered, incarnation "
                                        + settings.incarnation());
                    }
                }));
    }

    private Registration registration() {
        return new Registration(
                settings.nodeId(),
                settings.nodeIp(),
                new DriverDetails(
                        Protocol.VERSION,
                        settings.incarnation(),
                        settings.version(),
                        settings.cores(),
                        settings.limits().maxRate(),
                        settings.limits().maxConnections(),
                        settings.heartbeatInterval(),
                        Map.of()));
    }
}
