package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** The newest views, written by the coordinator and read by anybody. Keeps a bounded number of ended tests. */
final class ViewBoard {

    private static final int TESTS_KEPT = 2000;

    private final Map<TestId, TestView> tests = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Place> order = new ConcurrentSkipListSet<>();
    private final Map<TestId, Timeline> timelines = new ConcurrentHashMap<>();
    private volatile List<DriverView> drivers = List.of();

    void show(TestView view, Timeline timeline) {
        timelines.put(view.testId(), timeline);
        if (tests.put(view.testId(), view) == null) {
            order.add(new Place(view.createdAt(), view.testId()));
            if (tests.size() > TESTS_KEPT) {
                forget(order.last());
            }
        }
    }

    void forget(TestId id) {
        TestView view = tests.get(id);
        if (view != null) {
            forget(new Place(view.createdAt(), id));
        }
    }

    /** The test itself stays listed. */
    void dropTimeline(TestId id) {
        timelines.remove(id);
    }

    void show(List<DriverView> now) {
        drivers = List.copyOf(now);
    }

    Optional<TestView> test(TestId id) {
        TestView view = tests.get(id);
        return Optional.ofNullable(view);
    }

    List<TestView> tests(int limit, @Nullable Place after) {
        Iterable<Place> from = after == null ? order : order.tailSet(after, false);
        List<TestView> page = new ArrayList<>();
        for (Place place : from) {
            TestView view = tests.get(place.testId());
            if (page.size() == limit) {
                break;
            }
            if (view != null) {
                page.add(view);
            }
        }
        return page;
    }

    Optional<TimelineView> timeline(TestId id) {
        Timeline timeline = timelines.get(id);
        return Optional.ofNullable(timeline).map(Timeline::view);
    }

    List<DriverView> drivers() {
        return drivers;
    }

    private void forget(Place oldest) {
        order.remove(oldest);
        tests.remove(oldest.testId());
        timelines.remove(oldest.testId());
    }
}
