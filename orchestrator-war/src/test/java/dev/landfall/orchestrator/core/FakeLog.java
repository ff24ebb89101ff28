package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A log in memory: what is written gets an offset and the broker's time, and stays. Others read it from where they like. */
final class FakeLog implements CommandSender {

    record Entry(LogPosition at, Message message) {}

    private final ManualTime time;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Long> next = new HashMap<>();
    private boolean down;
    private Predicate<Message> holding = m -> false;

    FakeLog(ManualTime time) {
        this.time = time;
    }

    List<Entry> entries() {
        return entries;
    }

    <M extends Message> List<M> written(Class<M> kind) {
        return entries.stream()
                .map(Entry::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Sends fail at once. */
    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /** Records of this kind get neither acknowledged nor readable until {@link #letGo}. */
    void hold(Predicate<Message> which) {
        holding = which;
    }

    void letGo() {
        holding = m -> false;
        held.forEach(Runnable::run);
        held.clear();
    }

    LogPosition append(String topic, int partition, Message message) {
        String name = topic + "-" + partition;
        long offset = next.merge(name, 1L, Long::sum) - 1;
        LogPosition at = new LogPosition(topic, partition, offset, time.broker());
        entries.add(new Entry(at, message));
        return at;
    }

    @Override
    public CompletionStage<LogPosition> send(TestConfig config) {
        return write("test_config", 0, config);
    }

    @Override
    public CompletionStage<LogPosition> send(Trigger trigger) {
        return write("trigger", 0, trigger);
    }

    @Override
    public CompletionStage<LogPosition> send(OrchestratorBeat beat) {
        CompletionStage<LogPosition> written = write("heartbeat", 0, beat);
        write("heartbeat", 1, beat);
        return written;
    }

    @Override
    public CompletionStage<LogPosition> send(StandbyBeat beat) {
        return write("heartbeat", 1, beat);
    }

    @Override
    public CompletionStage<LogPosition> send(TestStateChange change) {
        return write("test_state", 0, change);
    }

    private CompletionStage<LogPosition> write(String topic, int partition, Message message) {
        if (down) {
            return CompletableFuture.failedFuture(new BrokerUnavailable("no broker"));
        }
        CompletableFuture<LogPosition> acknowledged = new CompletableFuture<>();
        if (holding.test(message)) {
            held.add(() -> acknowledged.complete(append(topic, partition, message)));
        } else {
            acknowledged.complete(append(topic, partition, message));
        }
        return acknowledged;
    }
}
