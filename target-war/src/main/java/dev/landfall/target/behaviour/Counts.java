package dev.landfall.target.behaviour;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts requests and responses, in total and for the newest 1,000 tests. Thread-safe. */
public final class Counts {

    private static final int MAX_TESTS = 1000;
    private static final int MAX_NAME = 256;

    /** What was counted of one test, or of all. */
    public record Count(long requests, long responses) {}

    /** Where one request is counted. */
    public static final class Tally {
        private final LongAdder requests = new LongAdder();
        private final LongAdder responses = new LongAdder();

        private Count count() {
            // Responses first: a request that is answered between the two reads must not show more responses than
            // requests.
            long answered = responses.sum();
            return new Count(requests.sum(), answered);
        }
    }

    private final Tally all = new Tally();
    private final Map<String, Tally> byTest = new ConcurrentHashMap<>();
    private final Deque<String> oldestFirst = new ArrayDeque<>();

    /**
     * Counts a request.
     *
     * @param testId of the request's header, or null
     * @return what {@link #responded} wants when the answer is written; null where no test is named
     */
    public @Nullable Tally requested(@Nullable String testId) {
        all.requests.increment();
        if (testId == null || testId.isEmpty() || testId.length() > MAX_NAME) {
            return null;
        }
        Tally tally = byTest.get(testId);
        if (tally == null) {
            tally = add(testId);
        }
        tally.requests.increment();
        return tally;
    }

    /** Counts an answer. */
    public void responded(@Nullable Tally tally) {
        all.responses.increment();
        if (tally != null) {
            tally.responses.increment();
        }
    }

    public Count total() {
        return all.count();
    }

    /** By test id, in the order of the ids. */
    public Map<String, Count> tests() {
        Map<String, Count> counts = new TreeMap<>();
        byTest.forEach((testId, tally) -> counts.put(testId, tally.count()));
        return counts;
    }

    private synchronized Tally add(String testId) {
        Tally known = byTest.get(testId);
        if (known != null) {
            return known;
        }
        if (oldestFirst.size() >= MAX_TESTS) {
            byTest.remove(oldestFirst.removeFirst());
        }
        Tally tally = new Tally();
        oldestFirst.addLast(testId);
        byTest.put(testId, tally);
        return tally;
    }
}
