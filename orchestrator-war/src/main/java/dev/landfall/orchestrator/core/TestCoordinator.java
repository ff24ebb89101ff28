package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.Diagnostics;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator's core: a projection of the log that decides while it leads. All state belongs to one coordinator thread, given as an
 * executor; commands are handed to it, and readers see immutable views. Thread-safe.
 */
public final class TestCoordinator implements LoadTests {

    /** Of ended tests only those of this time are rebuilt at a start; older ones live in their report files. */
    private static final Duration REBUILT = Duration.ofHours(24);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final CoreState state;
    private final LogProjection projection;
    private final Conductor conductor;
    private final CommandDesk desk;
    private final Scribe scribe;
    private final Deletion deletion;
    private final Follower follower = new Follower();
    private volatile Standing standing;

    public TestCoordinator(CoreSettings settings, Ports ports) {
        this.state = CoreState.of(settings, ports);
        this.scribe = new Scribe(state);
        this.deletion = new Deletion(state);
        Publisher publisher = new Publisher(state);
        this.desk = new CommandDesk(state, scribe, publisher);
        this.conductor = new Conductor(state, scribe, publisher, desk);
        this.projection = new LogProjection(state, conductor);
        this.standing = state.leadership().standing();
    }

    /** What feeds this coordinator from the log; to be called on the coordinator thread alone. */
    public LogFollower log() {
        return follower;
    }

    /** Time has passed. To be called at least once a second; never blocks. */
    public void onTick() {
        state.ports().coordinator().execute(this::work);
    }

    /** Whether this orchestrator decides, or why not: what readiness asks for. */
    public Standing standing() {
        return standing;
    }

    /** Says goodbye, so that another orchestrator need not wait; its tests run on until their lease is over. */
    public void leave() {
        state.ports().coordinator().execute(() -> {
            if (state.leadership().leads()) {
                scribe.beat(true);
                state.leadership().resign();
                standing = state.leadership().standing();
            }
        });
    }

    @Override
    public CompletionStage<TestView> create(Plan plan, @Nullable String key) {
        return command(() -> desk.create(plan, key));
    }

    @Override
    public CompletionStage<TestView> trigger(TestId id) {
        return command(() -> desk.trigger(id));
    }

    @Override
    public CompletionStage<TestView> stop(TestId id) {
        return command(() -> desk.stop(id));
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        return deletion.of(id);
    }

    @Override
    public Optional<TestView> test(TestId id) {
        return state.board().test(id);
    }

    @Override
    public List<TestView> tests(int limit, @Nullable Place after) {
        return state.board().tests(limit, after);
    }

    @Override
    public Optional<TimelineView> timeline(TestId id) {
        return state.board().timeline(id);
    }

    @Override
    public List<DriverView> drivers() {
        return state.board().drivers();
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(state.ignored().snapshot());
    }

    private void work() {
        conductor.work();
        standing = state.leadership().standing();
    }

    private CompletionStage<TestView> command(Supplier<CompletionStage<TestView>> command) {
        CompletableFuture<TestView> answer = new CompletableFuture<>();
        state.ports().coordinator().execute(() -> {
            try {
                command.get()
                        .whenComplete((view, failure) ->
                                state.ports().answers().execute(() -> answer(answer, view, failure)));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
            // A beat and a view that this command has made due need not wait for the next tick.
            work();
        });
        return answer;
    }

    private static void answer(
            CompletableFuture<TestView> answer, @Nullable TestView view, @Nullable Throwable failure) {
        if (view != null) {
            answer.complete(view);
        } else if (failure != null) {
            answer.completeExceptionally(
                    failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
        }
    }

    /** Brings the log in. */
    private final class Follower implements LogFollower {

        private final ReplayOrder replay = new ReplayOrder();
        private boolean commandsRead;

        @Override
        public void onRecord(LogPosition at, Message message) {
            state.brokerTime().sample(at.loggedAt());
            boolean isOrdered =
                    message instanceof TestConfig || message instanceof Trigger || message instanceof TestStateChange;
            if (isOrdered && !commandsRead) {
                replay.add(at, message);
            } else {
                projection.fold(at, message);
            }
        }

        @Override
        public Instant onCommandsRead() {
            commandsRead = true;
            replay.release(projection::fold);
            state.book().forgetIf(state.ports().reports()::isDeleted);
            Instant now = state.ports().time().wall();
            state.book().forgetEndedBefore(now.minus(REBUILT));
            state.book().prune();
            return state.book().all().stream()
                    .map(LoadTest::createdAt)
                    .min(Comparator.naturalOrder())
                    .orElse(now.minus(MARGIN));
        }

        @Override
        public void onCaughtUp() {
            state.leadership().onCaughtUp(state.ports().time().nanos());
            work();
        }

        @Override
        public void onPoll() {
            state.leadership().onPoll(state.ports().time().nanos());
            work();
        }
    }
}
