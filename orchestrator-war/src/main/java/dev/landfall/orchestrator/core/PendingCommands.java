package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.TestView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Commands that have been written and not yet read back. Belongs to the coordinator; those who wait are told on another executor. */
final class PendingCommands {

    /** Leaves room within the 5 s promised for a timer that fires once a second. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    enum Kind {
        CREATE,
        TRIGGER,
        STOP
    }

    record Key(Kind kind, TestId testId) {}

    private record Waiting(CompletableFuture<TestView> answer, long sinceNanos) {}

    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private final Executor answers;

    PendingCommands(Executor answers) {
        this.answers = answers;
    }

    /** The answer to come; the same one for the same command asked again. */
    CompletionStage<TestView> await(Key key, long nowNanos) {
        return waiting.computeIfAbsent(key, k -> new Waiting(new CompletableFuture<>(), nowNanos)).answer;
    }

    boolean isWaiting(Key key) {
        return waiting.containsKey(key);
    }

    @Nullable
    CompletionStage<TestView> find(Key key) {
        Waiting found = waiting.get(key);
        return found == null ? null : found.answer;
    }

    void complete(Key key, TestView view) {
        Waiting done = waiting.remove(key);
        if (done != null) {
            answers.execute(() -> done.answer.complete(view));
        }
    }

    void fail(Key key, LandfallException fact) {
        Waiting failed = waiting.remove(key);
        if (failed != null) {
            answers.execute(() -> failed.answer.completeExceptionally(fact));
        }
    }

    /** Gives up on those that have waited for too long, and names them. */
    List<Key> expire(long nowNanos) {
        List<Key> late = waiting.entrySet().stream()
                .filter(e -> nowNanos - e.getValue().sinceNanos >= PATIENCE.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(key -> fail(key, new BrokerUnavailable(sentence(key.kind()))));
        return late;
    }

    /** Nobody will read them back here. */
    void failAll(String why) {
        List.copyOf(waiting.keySet()).forEach(key -> fail(key, new BrokerUnavailable(why)));
    }

    private static String sentence(Kind kind) {
        String what = switch (kind) {
            case CREATE -> "the test was not read back from Kafka in time; it is stopped should it appear";
            case TRIGGER -> "the trigger was not read back from Kafka in time; the test is stopped should it appear";
            case STOP -> "the stop is in force, but was not read back from Kafka in time";
        };
        return what;
    }
}
