package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes views and passes them on: to readers, to the listener, to the files. Belongs to the coordinator. */
final class Publisher {

    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());
    private static final Duration SAVE_AGAIN = Duration.ofSeconds(5);

    private final CoreState state;
    private final TestViews tests;
    private final DriverViews drivers;
    private final Set<TestId> stale = new HashSet<>();
    private final Map<TestId, Long> saveAtNanos = new HashMap<>();
    private Map<NodeId, FleetState> shownStates = Map.of();
    private boolean driversStale;

    Publisher(CoreState state) {
        this.state = state;
        Duration interval = state.settings().metricsInterval();
        this.tests = new TestViews(state.fleet(), new TestFigures(interval), new Verdicts(state.fleet(), interval));
        this.drivers = new DriverViews(state.fleet());
    }

    /** A test was made, or is in another state. */
    void changed(LoadTest test) {
        state.ports().listener().onTest(show(test));
        driversStale = true;
    }

    /** The view is behind the data; it is made anew within a second. */
    void dataCameIn(LoadTest test) {
        stale.add(test.id());
    }

    /** Tells the seconds that are due. */
    void tick(LoadTest test) {
        Collection<TestNode> live = test.ours().stream()
                .filter(n -> n.refusal() == null)
                .filter(n -> n.tally().isFinal() || !n.isGone(state.fleet()))
                .toList();
        List<Second> due = test.timeline().due(live, state.ports().time().nanos());
        if (!due.isEmpty()) {
            TestView view = show(test);
            Instant now = state.brokerTime().now();
            due.forEach(second -> state.ports().listener().onTick(view, second, now));
        }
    }

    /** Each second: what no tick has shown. */
    void refresh() {
        for (TestId id : List.copyOf(stale)) {
            state.book().find(id).ifPresent(this::changed);
        }
        stale.clear();
        driversStale = true;
    }

    /** The fleet, when a second has passed, a test holds or frees drivers, or one of them is in another state. */
    void showDrivers() {
        Map<NodeId, FleetState> states = new HashMap<>();
        state.fleet()
                .members()
                .forEach(m -> states.put(m.nodeId(), state.fleet().state(m)));
        if (!driversStale && states.equals(shownStates)) {
            return;
        }
        driversStale = false;
        shownStates = states;
        List<DriverView> views = drivers.views(state.book().holders());
        state.board().show(views);
        state.ports().listener().onDrivers(views);
    }

    /** What its last view says of a threshold that ends the test; null while there is none. */
    @Nullable
    Reason missed(LoadTest test) {
        return state.board().test(test.id()).flatMap(Verdicts::missed).orElse(null);
    }

    /** Writes the files of a report, again after a while should that fail. */
    void save(LoadTest test) {
        saveAtNanos.put(test.id(), state.ports().time().nanos());
        saveDue();
    }

    /** At a start: what is on disk already stays as it is, and tells what its target told then. */
    void saveUnlessSaved(LoadTest test) {
        state.ports()
                .reports()
                .saved(test.id())
                .whenComplete((found, failure) -> state.ports()
                        .coordinator()
                        .execute(() -> compare(test, failure == null ? found.orElse(null) : null)));
    }

    private void compare(LoadTest test, ReportStore.@Nullable Saved onDisk) {
        if (onDisk != null) {
            test.target(TargetAnswer.of(onDisk.targetReceived()));
        }
        if (onDisk != null && onDisk.revision() >= test.amendments().revision()) {
            test.times().letGo();
            test.amend(new Amendments(onDisk.revision(), onDisk.amendedAt(), true));
            changed(test);
        } else {
            save(test);
        }
    }

    void saveDue() {
        long nanos = state.ports().time().nanos();
        for (Map.Entry<TestId, Long> due : Map.copyOf(saveAtNanos).entrySet()) {
            if (nanos - due.getValue() >= 0) {
                saveAtNanos.remove(due.getKey());
                state.book().find(due.getKey()).ifPresent(this::write);
            }
        }
    }

    private void write(LoadTest test) {
        int revision = test.amendments().revision();
        state.ports()
                .reports()
                .save(show(test), test.timeline().view(), test.times().view())
                .whenComplete((nothing, failure) ->
                        state.ports().coordinator().execute(() -> written(test, revision, failure)));
    }

    private void written(LoadTest test, int revision, @Nullable Throwable failure) {
        if (state.ports().reports().isDeleted(test.id())) {
            return;
        }
        if (failure != null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "test=" + test.id() + " report not saved: " + failure.getMessage());
            saveAtNanos.putIfAbsent(test.id(), state.ports().time().nanos() + SAVE_AGAIN.toNanos());
        } else if (test.amendments().revision() == revision) {
            test.times().letGo();
            test.amend(test.amendments().asSaved());
            changed(test);
        }
    }

    private TestView show(LoadTest test) {
        TestView view = tests.view(test);
        state.board().show(view, test.timeline());
        stale.remove(test.id());
        return view;
    }
}
