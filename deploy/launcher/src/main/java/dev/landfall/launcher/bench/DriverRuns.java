package dev.landfall.launcher.bench;

import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.client.PlanDraft;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Runs tests by the driver of a local stack, one at a time, the way everybody does: through the orchestrator. Not thread-safe. */
final class DriverRuns {
    private static final Set<String> ENDED = Set.of("COMPLETED", "PARTIAL", "ABORTED", "FAILED");

    /** Sending goes on beyond what is measured, so that the end is not in it. */
    private static final int TAIL_SECONDS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 200;

    private final Orchestrator orchestrator;
    private final long driverPid;

    DriverRuns(Orchestrator orchestrator, long driverPid) {
        this.orchestrator = orchestrator;
        this.driverPid = driverPid;
    }

    /** Sends a single request. */
    void once(String url) throws InterruptedException {
        String id = create(plan(url, 1).with("message_count_per_driver", 1));
        awaitEnd(id, PATIENCE);
    }

    /** One turn: a test as fast as possible, measured once it has settled. */
    Reading measure(Server server, BenchOrder order) throws InterruptedException {
        long sending = 1000L * (order.settleSeconds() + order.seconds() + TAIL_SECONDS);
        String id = create(plan(server.url(), order.connections()).with("duration_ms", sending));
        Instant begin = awaitStart(id).plusSeconds(order.settleSeconds());
        Sample first = sampleAt(begin, server);
        Sample last = sampleAt(begin.plusSeconds(order.seconds()), server);
        JsonObject ended = awaitEnd(id, PATIENCE);
        if (!"COMPLETED".equals(text(ended, "state"))) {
            throw new BenchFailure(
                    "the driver's test ended " + text(ended, "state") + ": " + ended.get("state_detail"));
        }
        SecondsSum sum = SecondsSum.of(orchestrator.timeline(id), order.settleSeconds(), order.seconds());
        // Both readings come a moment late, not equally: their rate is what counts.
        double share = order.seconds() / ((last.nanos - first.nanos) / 1e9);
        return new Reading(
                sum.completed(),
                sum.errors(),
                order.seconds(),
                (last.driver - first.driver) * share,
                (last.server - first.server) * share);
    }

    private record Sample(long nanos, double driver, double server) {}

    private Sample sampleAt(Instant instant, Server server) throws InterruptedException {
        long millis = Duration.between(Instant.now(), instant).toMillis();
        if (millis < 0) {
            throw new BenchFailure("the driver's test could not be watched in time; its first look came too late");
        }
        Thread.sleep(millis);
        return new Sample(System.nanoTime(), ProcStat.of(driverPid).ownSeconds(), server.cpuSeconds());
    }

    private static PlanDraft plan(String url, int connections) {
        return new PlanDraft(JsonValue.EMPTY_JSON_OBJECT)
                .with("name", "landfall bench")
                .with("test_type", "AVALANCHE")
                .with("concurrency_per_driver", connections)
                .with("auto_trigger", true)
                .withTarget("url", url);
    }

    private String create(PlanDraft plan) {
        return orchestrator.create(plan.build()).getString("test_id");
    }

    private Instant awaitStart(String id) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            JsonObject test = orchestrator.test(id);
            if (ENDED.contains(text(test, "state"))) {
                throw new BenchFailure("the driver's test ended " + text(test, "state") + " before it began: "
                        + test.get("state_detail"));
            }
            if (test.get("started_at") instanceof JsonString started) {
                return Instant.parse(started.getString());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new BenchFailure("the driver's test did not begin within " + PATIENCE.toSeconds() + " s");
    }

    private JsonObject awaitEnd(String id, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            JsonObject test = orchestrator.test(id);
            if (ENDED.contains(text(test, "state"))) {
                return test;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new BenchFailure("the driver's test did not end within " + patience.toSeconds() + " s");
    }

    private static String text(JsonObject test, String name) {
        return test.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
