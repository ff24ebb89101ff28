package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Order;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.OrchestratorBeat.TestOrder;
import dev.landfall.message.Protocol;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestStateChange;
import dev.landfall.orchestrator.core.IgnoredCounts.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the beat, each second and at once on a change, and the journal. Belongs to the coordinator. */
final class Scribe {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration ENDED_LISTED = Duration.ofSeconds(60);

    private final CoreState state;
    private final Map<TestId, Long> endedSinceNanos = new HashMap<>();
    private final Map<LoadTest, TestStateChange> unwritten = new HashMap<>();
    private long lastBeatNanos;
    private long lastWordNanos;
    private boolean beatDue = true;

    Scribe(CoreState state) {
        this.state = state;
        this.lastBeatNanos = state.ports().time().nanos();
        this.lastWordNanos = lastBeatNanos - EVERY.toNanos();
    }

    /** The next look at the clock sends a beat. */
    void beatSoon() {
        beatDue = true;
    }

    /** Lists an ended test for another minute: somebody may not know yet that it is over. */
    void list(LoadTest ended) {
        endedSinceNanos.put(ended.id(), state.ports().time().nanos());
        beatDue = true;
    }

    void beatIfDue() {
        long nanos = state.ports().time().nanos();
        if (state.leadership().beats() && (beatDue || nanos - lastBeatNanos >= EVERY.toNanos())) {
            beat(false);
        } else if (state.leadership().waits() && nanos - lastWordNanos >= EVERY.toNanos()) {
            lastWordNanos = nanos;
            waits();
        }
    }

    /** Once it is read back, the log's own time is known. */
    private void waits() {
        state.ports()
                .sender()
                .send(new StandbyBeat(
                        state.settings().nodeId(),
                        state.ports().time().wall(),
                        state.settings().incarnation()))
                .whenComplete((at, failure) -> count(failure));
    }

    void beat(boolean leaving) {
        beatDue = false;
        lastBeatNanos = state.ports().time().nanos();
        state.ports()
                .sender()
                .send(new OrchestratorBeat(
                        state.settings().nodeId(),
                        leaving,
                        state.ports().time().wall(),
                        Protocol.VERSION,
                        state.settings().incarnation(),
                        state.leadership().term(),
                        orders(),
                        state.fleet().refused()))
                .whenComplete((at, failure) -> count(failure));
    }

    /** Writes an entry; should that fail, {@link #writeAgain} has another try. */
    void journal(LoadTest test, TestStateChange entry) {
        unwritten.remove(test);
        state.ports().sender().send(entry).whenComplete((at, failure) -> {
            if (failure != null) {
                count(failure);
                state.ports().coordinator().execute(() -> unwritten.put(test, entry));
            }
        });
    }

    /** An entry that could not be written so far is not to be written any more. */
    void forget(LoadTest test) {
        unwritten.remove(test);
    }

    /** To be called each second by a leader: entries that failed, unless the test has gone on since. */
    void writeAgain() {
        Map<LoadTest, TestStateChange> due = Map.copyOf(unwritten);
        unwritten.clear();
        due.forEach((test, entry) -> {
            if (test.state() == entry.state()) {
                journal(test, entry);
            }
        });
    }

    private void count(@Nullable Throwable failure) {
        if (failure != null) {
            state.ignored().add(Cause.NOT_WRITTEN);
        }
    }

    private List<TestOrder> orders() {
        long nanos = state.ports().time().nanos();
        endedSinceNanos.values().removeIf(since -> nanos - since > ENDED_LISTED.toNanos());
        List<TestOrder> orders = new ArrayList<>();
        for (LoadTest test : state.book().all()) {
            if (!test.hasEnded() || endedSinceNanos.containsKey(test.id())) {
                orders.add(new TestOrder(test.id(), test.epoch(), test.state(), order(test), finals(test)));
            }
        }
        return orders;
    }

    private static Order order(LoadTest test) {
        if (test.hasEnded() || test.stop() != null) {
            return Order.STOP;
        }
        return test.state().isActive() ? Order.RUN : Order.HOLD;
    }

    private static List<NodeId> finals(LoadTest test) {
        return test.nodes().stream()
                .filter(n -> n.tally().isFinal())
                .map(TestNode::nodeId)
                .toList();
    }
}
