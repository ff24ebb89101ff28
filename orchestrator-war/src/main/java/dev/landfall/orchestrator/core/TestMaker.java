package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Assignment;
import dev.landfall.message.Protocol;
import dev.landfall.message.TestConfig;
import dev.landfall.orchestrator.core.PendingCommands.Kind;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes tests of plans: chooses drivers, writes the config, and holds the drivers until it is read back. Belongs to the coordinator. */
final class TestMaker {

    private static final Duration CONFIG_MARGIN = Duration.ofSeconds(30);

    private final CoreState state;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Map<TestId, TestConfig> creating = new LinkedHashMap<>();

    TestMaker(CoreState state) {
        this.state = state;
    }

    /**
     * Chooses drivers and writes the config.
     *
     * @throws dev.landfall.lifecycle.LandfallException when there are too few drivers, or the key has made another test
     */
    CompletionStage<TestView> create(Plan plan, @Nullable String key) {
        TestId known = keys.find(key, plan).orElse(null);
        if (known == null) {
            return write(plan, key);
        }
        CompletionStage<TestView> onItsWay = state.pending().find(new PendingCommands.Key(Kind.CREATE, known));
        TestView view = state.board().test(known).orElse(null);
        if (onItsWay != null) {
            return onItsWay;
        }
        return view != null ? CompletableFuture.completedFuture(view) : write(plan, key);
    }

    /** A config has been read: true when it is one of ours that is waited for. */
    boolean read(LoadTest test) {
        keys.note(test.idempotencyKey(), test.id(), test.plan());
        return creating.remove(test.id()) != null;
    }

    /** Drivers of tests that are being made. */
    private Set<NodeId> reserved() {
        return creating.values().stream()
                .flatMap(c -> c.assignment() == null ? Stream.of() : c.assignment().nodes().stream())
                .map(Assignment.Node::nodeId)
                .collect(Collectors.toSet());
    }

    private CompletionStage<TestView> write(Plan plan, @Nullable String key) {
        Set<NodeId> held = new HashSet<>(state.book().holders().keySet());
        held.addAll(reserved());
        List<Assignment.Node> nodes = new Selection(state.fleet()).choose(plan.drivers(), held);
        TestConfig config = config(plan, key, nodes);
        creating.put(config.testId(), config);
        keys.note(key, config.testId(), plan);
        PendingCommands.Key command = new PendingCommands.Key(Kind.CREATE, config.testId());
        CompletionStage<TestView> answer =
                state.pending().await(command, state.ports().time().nanos());
        state.ports().sender().send(config).whenComplete((at, failure) -> {
            if (failure != null) {
                state.ports().coordinator().execute(() -> notWritten(command));
            }
        });
        return answer;
    }

    private TestConfig config(Plan plan, @Nullable String key, List<Assignment.Node> nodes) {
        Duration valid = plan.readyTimeout().plus(plan.triggerTimeout()).plus(CONFIG_MARGIN);
        Assignment assignment = new Assignment(
                Protocol.VERSION,
                state.leadership().term(),
                Epoch.FIRST,
                plan,
                nodes,
                key,
                state.brokerTime().in(valid));
        long count = plan.limits().count().orElse(0);
        return new TestConfig(TestId.random(), plan.type(), delayMillis(plan.pacing()), count, assignment);
    }

    private static long delayMillis(Pacing pacing) {
        Duration delay = Duration.ZERO;
        if (pacing instanceof Pacing.FixedDelay fixed) {
            delay = fixed.delay();
        } else if (pacing instanceof Pacing.ThinkTime think) {
            delay = think.delay();
        }
        return delay.plusNanos(999_999).toMillis();
    }

    /** Its drivers are free again; should the config appear later, it is not expected. */
    void abandon(TestId id) {
        TestConfig given = creating.remove(id);
        if (given != null && given.assignment() != null) {
            keys.forget(given.assignment().idempotencyKey());
        }
    }

    private void notWritten(PendingCommands.Key command) {
        abandon(command.testId());
        state.pending().fail(command, new BrokerUnavailable("the test could not be written to Kafka"));
    }
}
