package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command to the orchestrator, and when it was asked and answered on the monotonic clock. */
record Command(Answer answer, long askedNanos, long answeredNanos) {
    /** Asks after a while, on a thread of its own. */
    static CompletableFuture<Command> post(Api api, String path, Duration after) {
        var later = CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS);
        return CompletableFuture.supplyAsync(
                () -> {
                    long asked = System.nanoTime();
                    return new Command(api.post(path), asked, System.nanoTime());
                },
                later);
    }

    int status() {
        return answer.status();
    }
}
