package dev.landfall.orchestrator.messaging;

import dev.landfall.kafka.PollLoop.Source;
import dev.landfall.kafka.StartFrom;
import dev.landfall.kafka.SupervisedLoop;
import dev.landfall.kafka.Topic;
import dev.landfall.orchestrator.core.LogFollower;
import dev.landfall.orchestrator.messaging.ReportLoop.Loops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log once: first commands, journal and registrations from their beginning to their present end, then, from where the core
 * needs them, reports and everything that comes. Run again after a failure, it goes on where it was. {@link #run} belongs to one thread.
 */
final class Reading {

    /** Gone drivers are listed for 10 minutes. */
    private static final Duration HEARTBEATS = Duration.ofMinutes(11);

    private static final long ORCHESTRATOR_BEATS = 1000;

    private static final List<Topic> COMMANDS =
            List.of(Topic.REGISTER, Topic.TEST_CONFIG, Topic.TRIGGER, Topic.TEST_STATE);

    private final Loops loops;
    private final Executor coordinator;
    private final LogFollower follower;
    private final Supplier<Instant> now;
    private final HandOver commands;
    private final SupervisedLoop commandLoop;
    private @Nullable Instant metricsSince;
    private volatile boolean commandsRead;
    private volatile boolean stopping;
    private volatile @Nullable SupervisedLoop reportLoop;

    Reading(Loops loops, Executor coordinator, LogFollower follower, Supplier<Instant> now) {
        this.loops = loops;
        this.coordinator = coordinator;
        this.follower = follower;
        this.now = now;
        this.commands = new HandOver(coordinator, follower, this::commandsRead, this::stop);
        List<Source> sources = COMMANDS.stream()
                .map(t -> Source.all(t, new StartFrom.Beginning()))
                .toList();
        this.commandLoop = loops.loop("commands", sources, commands);
    }

    /** True when nobody takes what it reads. */
    boolean isOver() {
        return follower.isOver();
    }

    void run() {
        if (!commandsRead) {
            commandLoop.run();
        }
        if (commandsRead && !stopping) {
            reportLoop().run();
        }
    }

    void stop() {
        stopping = true;
        commandLoop.stop();
        SupervisedLoop second = reportLoop;
        if (second != null) {
            second.stop();
        }
    }

    private void commandsRead() {
        commandsRead = true;
        commandLoop.stop();
    }

    private SupervisedLoop reportLoop() {
        SupervisedLoop known = reportLoop;
        if (known != null) {
            return known;
        }
        HandOver sink =
                new HandOver(coordinator, follower, () -> coordinator.execute(follower::onCaughtUp), this::stop);
        SupervisedLoop loop = loops.loop("reports", reportSources(), sink);
        reportLoop = loop;
        if (stopping) {
            loop.stop();
        }
        return loop;
    }

    private List<Source> reportSources() {
        List<Source> sources = new ArrayList<>();
        for (Topic topic : COMMANDS) {
            long next = commands.nextOffset(topic.plainName() + "-0");
            sources.add(new Source(topic, Set.of(0), new StartFrom.Offsets(Map.of(0, next))));
        }
        // By number, not by time: terms are told by beats, and the last beat may be hours old.
        sources.add(new Source(
                Topic.HEARTBEAT, Set.of(Topic.ORCHESTRATOR_PARTITION), new StartFrom.Last(ORCHESTRATOR_BEATS)));
        sources.add(new Source(
                Topic.HEARTBEAT,
                Set.of(Topic.DRIVER_PARTITION),
                new StartFrom.Since(now.get().minus(HEARTBEATS))));
        sources.add(Source.all(Topic.METRICS, new StartFrom.Since(metricsSince())));
        return sources;
    }

    /** The core answers once it has taken in all that was handed over before. */
    private Instant metricsSince() {
        Instant known = metricsSince;
        if (known == null) {
            CompletableFuture<Instant> answer = new CompletableFuture<>();
            coordinator.execute(() -> {
                try {
                    answer.complete(follower.onCommandsRead());
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            known = answer.join();
            metricsSince = known;
        }
        return known;
    }
}
