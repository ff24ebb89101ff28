package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TransitionRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has a test forgotten: its files first, since what they say outlives this process. Thread-safe. */
final class Deletion {

    private final CoreState state;

    Deletion(CoreState state) {
        this.state = state;
    }

    /** Fails with {@link TransitionRefused} while the test has not ended. A test that is not known here may still have files. */
    CompletionStage<Void> of(TestId id) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        state.ports().coordinator().execute(() -> {
            LoadTest test = state.book().find(id).orElse(null);
            if (test != null && !test.hasEnded()) {
                answer.completeExceptionally(TransitionRefused.notEnded(test.state()));
            } else {
                state.ports()
                        .reports()
                        .delete(id)
                        .whenComplete((nothing, failure) ->
                                state.ports().coordinator().execute(() -> deleted(id, failure, answer)));
            }
        });
        return answer;
    }

    private void deleted(TestId id, @Nullable Throwable failure, CompletableFuture<Void> answer) {
        if (failure == null) {
            state.book().forget(id);
            state.board().forget(id);
        }
        state.ports().answers().execute(() -> {
            if (failure == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }
}
