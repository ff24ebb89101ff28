package dev.landfall.driver.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Remembers what it was told to keep and to drop. */
final class FakeCounterStore implements CounterStore {

    final List<FinalReport> kept = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    final List<FinalReport> left = new ArrayList<>();

    @Override
    public void keep(FinalReport report) {
        kept.add(report);
    }

    @Override
    public void drop(TestId testId, NodeId nodeId) {
        dropped.add(testId.value() + " " + nodeId.value());
    }

    @Override
    public void recall(Consumer<FinalReport> taker) {
        left.forEach(taker);
    }

    @Override
    public CompletionStage<Void> written() {
        return CompletableFuture.completedFuture(null);
    }
}
