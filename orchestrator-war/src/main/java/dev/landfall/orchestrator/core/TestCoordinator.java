package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.Diagnostics;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator's core: a projection of the log that decides while it leads. All state belongs to one coordinator thread, given as an
 * executor; commands are handed to it, and readers see immutable views. When another orchestrator takes over, all that was known is dropped
 * and the log read again, so that what is shown is what the log says; then this one stands by for the other. Thread-safe.
 */
public final class TestCoordinator implements LoadTests {

    private static final System.Logger LOG = System.getLogger(TestCoordinator.class.getName());

    private final CoreSettings settings;
    private final Ports ports;
    private final IgnoredCounts ignored = new IgnoredCounts();
    private volatile Life life;
    private volatile Standing standing;

    public TestCoordinator(CoreSettings settings, Ports ports) {
        this.settings = settings;
        this.ports = ports;
        this.life = new Life(settings, ports, ignored, this::worked);
        this.standing = life.state().leadership().standing();
    }

    /** What is to be fed with the log from its beginning. Once it {@linkplain LogFollower#isOver is over}, another is to be fed. */
    public LogFollower log() {
        return life;
    }

    CoreState state() {
        return life.state();
    }

    /** Time has passed. To be called at least once a second; never blocks. */
    public void onTick() {
        ports.coordinator().execute(() -> life.work());
    }

    /** Whether this orchestrator decides, or why not: what readiness asks for. */
    public Standing standing() {
        return standing;
    }

    /** Says goodbye, so that another orchestrator need not wait; its tests run on until their lease is over. */
    public void leave() {
        ports.coordinator().execute(() -> {
            life.leave();
            standing = life.state().leadership().standing();
        });
    }

    @Override
    public CompletionStage<TestView> create(Plan plan, @Nullable String key) {
        return command(desk -> desk.create(plan, key));
    }

    @Override
    public CompletionStage<TestView> trigger(TestId id) {
        return command(desk -> desk.trigger(id));
    }

    @Override
    public CompletionStage<TestView> stop(TestId id) {
        return command(desk -> desk.stop(id));
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        return new Deletion(life.state()).of(id);
    }

    @Override
    public Optional<TestView> test(TestId id) {
        return board().test(id);
    }

    @Override
    public List<TestView> tests(int limit, @Nullable Place after) {
        return board().tests(limit, after);
    }

    @Override
    public Optional<TimelineView> timeline(TestId id) {
        return board().timeline(id);
    }

    @Override
    public List<DriverView> drivers() {
        return board().drivers();
    }

    @Override
    public Instant now() {
        return life.state().brokerTime().now();
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(ignored.snapshot());
    }

    private ViewBoard board() {
        return life.state().board();
    }

    private void worked() {
        Leadership leadership = life.state().leadership();
        standing = leadership.standing();
        if (leadership.isFenced()) {
            String why = standing.sentence();
            LOG.log(System.Logger.Level.WARNING, () -> why + "; the log is read again, then this one stands by");
            life.end(why);
            life = new Life(settings, ports, ignored, this::worked);
            standing = new Standing(Standing.Role.REPLAYING, why + "; the log is being read again");
        }
    }

    private CompletionStage<TestView> command(Function<CommandDesk, CompletionStage<TestView>> command) {
        CompletableFuture<TestView> answer = new CompletableFuture<>();
        ports.coordinator().execute(() -> {
            try {
                command.apply(life.desk())
                        .whenComplete((view, failure) -> ports.answers().execute(() -> answer(answer, view, failure)));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
            // A beat and a view that this command has made due need not wait for the next tick.
            life.work();
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
}
