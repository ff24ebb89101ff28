package dev.landfall.orchestrator.core;

import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one reading of the log from its beginning has made: all tests and drivers, and what is decided on them. It is over when a newer
 * orchestrator takes over: what was decided here meanwhile is not what the log says, and only another reading gives that. Belongs to the
 * coordinator, but for {@link #isOver} and the board.
 */
final class Life implements LogFollower {

    /** Of ended tests only those of this time are rebuilt at a start; older ones live in their report files. */
    private static final Duration REBUILT = Duration.ofHours(24);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final CoreState state;
    private final LogProjection projection;
    private final Conductor conductor;
    private final CommandDesk desk;
    private final Scribe scribe;
    private final Runnable worked;
    private final ReplayOrder replay = new ReplayOrder();
    private boolean commandsRead;
    private volatile boolean over;

    /** @param worked called after each piece of work */
    Life(CoreSettings settings, Ports ports, IgnoredCounts ignored, Runnable worked) {
        this.worked = worked;
        this.state = CoreState.of(settings, ports.telling(new Listener(ports.listener())), ignored);
        this.scribe = new Scribe(state);
        Publisher publisher = new Publisher(state);
        this.desk = new CommandDesk(state, scribe, publisher);
        this.conductor = new Conductor(state, scribe, publisher, desk);
        this.projection = new LogProjection(state, conductor);
    }

    CoreState state() {
        return state;
    }

    CommandDesk desk() {
        return desk;
    }

    void work() {
        if (over) {
            return;
        }
        if (!state.leadership().isFenced()) {
            conductor.work();
        }
        worked.run();
    }

    /** Says goodbye, so that another orchestrator need not wait. */
    void leave() {
        if (state.leadership().leads()) {
            scribe.beat(true);
            state.leadership().resign();
        }
    }

    /** Nothing is taken in or told from here on; whoever waits for a command is told why in vain. */
    void end(String why) {
        over = true;
        state.pending().failAll(why);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void onRecord(LogPosition at, Message message) {
        boolean isOrdered =
                message instanceof TestConfig || message instanceof Trigger || message instanceof TestStateChange;
        if (over) {
            return;
        }
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

    /** Passes on what is told while this life lasts. */
    private final class Listener implements ViewListener {

        private final ViewListener to;

        private Listener(ViewListener to) {
            this.to = to;
        }

        @Override
        public void onDrivers(List<DriverView> drivers) {
            if (!over) {
                to.onDrivers(drivers);
            }
        }

        @Override
        public void onTest(TestView test) {
            if (!over) {
                to.onTest(test);
            }
        }

        @Override
        public void onTick(TestView test, TimelineView.Second second, Instant now) {
            if (!over) {
                to.onTick(test, second, now);
            }
        }
    }
}
