package dev.landfall.systemtest.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints which tests took long, since their sum is what everybody waits for. */
public final class Timings implements TestExecutionListener {
    private static final Duration LONG = Duration.ofSeconds(2);

    private final Map<TestIdentifier, Long> startedNanos = new ConcurrentHashMap<>();
    private final Map<String, Duration> took = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        startedNanos.put(test, System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long started = startedNanos.remove(test);
        if (test.isTest() && started != null) {
            took.put(test.getUniqueId(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        List<Map.Entry<String, Duration>> slow = new ArrayList<>(took.entrySet());
        slow.removeIf(entry -> entry.getValue().compareTo(LONG) < 0);
        slow.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        slow.forEach(
                entry -> System.out.printf("%6.1f s  %s%n", entry.getValue().toMillis() / 1e3, shown(entry.getKey())));
    }

    private static String shown(String uniqueId) {
        return uniqueId.replaceAll(
                        "\\[engine:[^]]*]|\\[/?(class|method|test-template):|dev\\.landfall\\.systemtest\\.", "")
                .replaceAll("[\\[\\]]", "");
    }
}
