package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.client.Refusal;
import dev.landfall.launcher.client.Unreachable;
import dev.landfall.launcher.view.ProgressView;
import dev.landfall.launcher.view.Screen;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;

/**
 * One test from its plan to its report: creates it, triggers it, tells how it goes, fetches the report. If this program is interrupted
 * before the end, the test is asked to stop. Used by one thread.
 */
final class TestRun {
    /** How long an orchestrator may be away in mid-test; a restarted one goes on with it. */
    private static final Duration MAY_BE_AWAY = Duration.ofSeconds(60);

    private final Orchestrator orchestrator;
    private final Screen screen;
    private final Duration poll;
    private final int pollsPerLine;
    private volatile boolean interrupted;

    /** A terminal sees every look at the test, anything else a line a second. */
    TestRun(Orchestrator orchestrator, Screen screen) {
        this(orchestrator, screen, Duration.ofMillis(500));
    }

    TestRun(Orchestrator orchestrator, Screen screen, Duration poll) {
        this.orchestrator = orchestrator;
        this.screen = screen;
        this.poll = poll;
        this.pollsPerLine = screen.isTerminal() ? 1 : 2;
    }

    /** Returns the report, whatever the end was; throws what the orchestrator refuses. */
    JsonObject run(JsonObject plan) throws InterruptedException {
        String id = orchestrator.create(plan).getString("test_id");
        var stopIt = new Thread(() -> interrupt(id), "landfall-stop");
        Runtime.getRuntime().addShutdownHook(stopIt);
        if (plan.get("auto_trigger") != JsonValue.TRUE) {
            orchestrator.trigger(id);
        }
        JsonObject ended = follow(id);
        Runtime.getRuntime().removeShutdownHook(stopIt);
        return report(id, ended);
    }

    private JsonObject follow(String id) throws InterruptedException {
        long startNanos = System.nanoTime();
        long heardNanos = startNanos;
        for (int look = 0; ; look++) {
            try {
                JsonObject test = orchestrator.test(id);
                heardNanos = System.nanoTime();
                if (look % pollsPerLine == 0 || Outcome.isFinal(test)) {
                    show(ProgressView.line(test, Duration.ofNanos(heardNanos - startNanos)));
                }
                if (Outcome.isFinal(test)) {
                    return test;
                }
            } catch (Unreachable | Refusal failure) {
                if (!mayPass(failure) || System.nanoTime() - heardNanos > MAY_BE_AWAY.toNanos()) {
                    throw failure;
                }
                show("  " + failure.getMessage() + "; trying again");
            }
            pauseUntil(startNanos + (look + 1) * poll.toNanos());
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        return !(failure instanceof Refusal refusal) || refusal.status() == 503;
    }

    private void show(String line) {
        if (!interrupted) {
            screen.progress(line);
        }
    }

    /** Looks keep to their own clock, so that an answer that takes long does not make progress rarer. */
    private static void pauseUntil(long nanos) throws InterruptedException {
        long millis = Duration.ofNanos(nanos - System.nanoTime()).toMillis();
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    /** A test that failed before it began may have no report; then the test itself says what there is. */
    private JsonObject report(String id, JsonObject ended) {
        try {
            return orchestrator.report(id);
        } catch (Refusal none) {
            if (none.status() == 409 || none.status() == 404) {
                return ended;
            }
            throw none;
        }
    }

    private void interrupt(String id) {
        interrupted = true;
        screen.line("  stopping test " + id);
        try {
            orchestrator.stop(id);
        } catch (Refusal | Unreachable failure) {
            screen.complain("test " + id + " was not told to stop: " + failure.getMessage());
        }
    }
}
