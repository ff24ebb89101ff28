package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a driver has told is in the page within a second. */
@Order(19)
@Timeout(600)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class LivePageLatencyIT {
    private final Stack stack;
    private final Browser browser;

    LivePageLatencyIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void twoDriversForTwentySeconds() {
        new ShownLatency(stack, browser, Duration.ofSeconds(20)).decide();
    }

    @Tag("faults")
    @Test
    void eightDriversForAMinute() {
        stack.scale(5); // six servers that start at once take long on two cores
        stack.scale(8);
        stack.settle();
        try {
            new ShownLatency(stack, browser, Duration.ofSeconds(60)).decide();
        } finally {
            stack.scale(2);
        }
    }
}
