package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.Assignment;
import dev.landfall.message.LogPosition;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One test: who takes part, what is known of it, and where it stands. The only place that moves its state. Belongs to the coordinator. */
final class LoadTest {

    private static final System.Logger LOG = System.getLogger(LoadTest.class.getName());

    private final TestId id;
    private final Assignment assignment;
    private final Instant createdAt;
    private final List<TestNode> nodes;
    private final Timeline timeline;
    private final RollingWindows windows;
    private final KeptTimes times;
    private final Map<String, Long> offsets;
    private Term term;
    private Instant passedAt;
    private TestState state = TestState.CONFIGURED;
    private Reason reason = new Reason.AsPlanned();
    private Instant stateSince;
    private boolean triggerAsked;
    private @Nullable Instant startAt;
    private @Nullable Stop stop;
    private @Nullable Instant endedAt;
    private Amendments amendments = Amendments.NONE;
    private TargetAnswer target = TargetAnswer.NOT_ASKED;

    /**
     * @param config with an assignment
     * @param offsets from which all records of this test can be replayed
     */
    LoadTest(LogPosition at, TestConfig config, Map<String, Long> offsets, Duration metricsInterval) {
        this.id = config.testId();
        this.assignment = Objects.requireNonNull(config.assignment());
        this.createdAt = at.loggedAt();
        this.term = assignment.term();
        this.passedAt = at.loggedAt();
        this.stateSince = at.loggedAt();
        this.triggerAsked = assignment.plan().autoTrigger();
        this.nodes = assignment.nodes().stream()
                .sorted(Comparator.comparingInt(Assignment.Node::index))
                .map(node -> new TestNode(node, plan().target().timeout()))
                .toList();
        this.timeline = new Timeline(metricsInterval, ours());
        this.windows = new RollingWindows(plan(), metricsInterval, ours());
        this.times = new KeptTimes(metricsInterval, ours());
        this.offsets = new HashMap<>(offsets);
        this.offsets.put(at.partitionName(), at.offset());
    }

    TestId id() {
        return id;
    }

    Plan plan() {
        return assignment.plan();
    }

    /** Of the orchestrator that decides on it, as the journal tells. */
    Term term() {
        return term;
    }

    /** An orchestrator has written of it: from there on in the journal older ones do not count. */
    void passTo(Term next, Instant loggedAt) {
        if (next.compareTo(term) > 0) {
            term = next;
            passedAt = loggedAt;
        }
    }

    /** True for what an orchestrator says of it after a newer one has taken it over. */
    boolean isPassedOn(Term by, Instant loggedAt) {
        return by.compareTo(term) < 0 && loggedAt.isAfter(passedAt);
    }

    Epoch epoch() {
        return assignment.epoch();
    }

    @Nullable
    String idempotencyKey() {
        return assignment.idempotencyKey();
    }

    /** On the broker's clock, as are all instants here. */
    Instant createdAt() {
        return createdAt;
    }

    List<TestNode> nodes() {
        return nodes;
    }

    /** Those that speak protocol 2. */
    List<TestNode> ours() {
        return nodes.stream().filter(n -> !n.isPublic()).toList();
    }

    Optional<TestNode> node(NodeId nodeId) {
        return nodes.stream().filter(n -> n.nodeId().equals(nodeId)).findFirst();
    }

    Timeline timeline() {
        return timeline;
    }

    RollingWindows windows() {
        return windows;
    }

    KeptTimes times() {
        return times;
    }

    TestState state() {
        return state;
    }

    boolean hasEnded() {
        return state.isFinal();
    }

    Reason reason() {
        return reason;
    }

    /** When the present state began. */
    Instant stateSince() {
        return stateSince;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    boolean triggerAsked() {
        return triggerAsked;
    }

    void askTrigger() {
        triggerAsked = true;
    }

    void withdrawTrigger() {
        triggerAsked = false;
    }

    @Nullable
    Instant startAt() {
        return startAt;
    }

    @Nullable
    Stop stop() {
        return stop;
    }

    /** The first asking counts, except that an abort counts before a failure. */
    void askStop(Stop asked) {
        if (stop == null || (asked.aborts() && !stop.aborts())) {
            stop = asked;
        }
    }

    void stopWasWritten() {
        stop = stop == null ? null : stop.asWritten();
    }

    Amendments amendments() {
        return amendments;
    }

    void amend(Amendments now) {
        amendments = now;
    }

    TargetAnswer target() {
        return target;
    }

    void target(TargetAnswer answer) {
        target = answer;
    }

    /** The trigger has been read: all start together. */
    void start(Instant at, Instant now) {
        startAt = at;
        become(TestState.TRIGGERED, new Reason.AsPlanned(), now);
    }

    /**
     * Moves on.
     *
     * @throws IllegalStateException when the state has no such successor: a bug
     */
    void become(TestState next, Reason why, Instant now) {
        move(next, why, now, System.Logger.Level.INFO);
    }

    private void move(TestState next, Reason why, Instant now, System.Logger.Level level) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("test " + id + " cannot go from " + state + " to " + next);
        }
        TestState before = state;
        LOG.log(
                level,
                () -> "test=" + id + " " + before + "->" + next + " reason=" + why.code() + " (" + why.sentence()
                        + ")");
        state = next;
        reason = why;
        stateSince = now;
        if (next.isFinal()) {
            endedAt = now;
            compact();
        }
    }

    /** Keeps its data in their small form: nothing more, or little, is to come. */
    void compact() {
        nodes.forEach(n -> n.tally().compact());
        windows.compact();
    }

    /** What the journal says: steps that an earlier life, or another orchestrator, has taken. */
    void replay(TestStateChange change) {
        startAt = change.startAt() == null ? startAt : change.startAt();
        if (change.stopAskedAt() != null) {
            askStop(Stop.recorded(change.stopAskedAt(), change.reason()));
        }
        if (change.reason().code().equals(Journal.TRIGGER_ASKED)) {
            triggerAsked = true;
        }
        change.offsets().forEach((partition, offset) -> offsets.merge(partition, offset, Math::min));
        if (state.canBecome(change.state())) {
            move(change.state(), change.reason(), change.at(), System.Logger.Level.DEBUG);
        } else if (state.isFinal() && state == change.state()) {
            amendments = amendments.next(change.at());
        }
    }

    /** A record of this test stands there. */
    void seen(LogPosition at) {
        offsets.merge(at.partitionName(), at.offset(), Math::min);
    }

    /** From where on each partition must be read to rebuild this test. */
    Map<String, Long> offsets() {
        return Map.copyOf(offsets);
    }
}
