package dev.landfall.driver.core;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.TestId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the tests this driver is done with, so that a command read twice does nothing. The last 256; not thread-safe. */
final class EndedTests {

    private static final int MOST = 256;

    private final Map<TestId, Epoch> epochs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TestId, Epoch> eldest) {
            return size() > MOST;
        }
    };

    void add(DriverAssignment done) {
        epochs.merge(done.testId(), done.epoch(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** True for this epoch of the test and all before it. */
    boolean covers(TestId testId, Epoch epoch) {
        Epoch known = epochs.get(testId);
        return known != null && known.compareTo(epoch) >= 0;
    }
}
