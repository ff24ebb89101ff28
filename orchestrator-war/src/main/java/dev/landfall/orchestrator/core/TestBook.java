package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All tests that have not ended, and the newest that have: those can still be amended. Belongs to the coordinator. */
final class TestBook {

    /** Ended tests with all their intervals: mostly some 100 KB each. */
    static final int ENDED_KEPT = 100;

    /** Ended tests whose times by the second are still there, some megabytes each, should their files have to be written. */
    static final int TIMES_KEPT = 3;

    private final Map<TestId, LoadTest> tests = new LinkedHashMap<>();

    void add(LoadTest test) {
        tests.put(test.id(), test);
    }

    Optional<LoadTest> find(TestId id) {
        LoadTest found = tests.get(id);
        return Optional.ofNullable(found);
    }

    /** In the order of their making. */
    Collection<LoadTest> all() {
        return List.copyOf(tests.values());
    }

    List<LoadTest> unfinished() {
        return tests.values().stream().filter(t -> !t.hasEnded()).toList();
    }

    /** Drivers hold one test from CONFIGURED to its end. */
    Map<NodeId, LoadTest> holders() {
        Map<NodeId, LoadTest> holders = new LinkedHashMap<>();
        for (LoadTest test : unfinished()) {
            test.nodes().forEach(n -> holders.put(n.nodeId(), test));
        }
        return holders;
    }

    /** Lets the oldest ended ones go, and names them. */
    Set<TestId> prune() {
        List<LoadTest> ended = new ArrayList<>(
                tests.values().stream().filter(LoadTest::hasEnded).toList());
        ended.subList(0, Math.max(0, ended.size() - TIMES_KEPT))
                .forEach(test -> test.times().letGo());
        Set<TestId> gone = new HashSet<>();
        for (LoadTest test : ended.subList(0, Math.max(0, ended.size() - ENDED_KEPT))) {
            tests.remove(test.id());
            gone.add(test.id());
        }
        return gone;
    }

    void forget(TestId id) {
        tests.remove(id);
    }

    void forgetIf(Predicate<TestId> which) {
        tests.keySet().removeIf(which);
    }

    void forgetEndedBefore(Instant earliest) {
        tests.values().removeIf(t -> t.hasEnded() && t.createdAt().isBefore(earliest));
    }
}
