package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.oracle.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a test does not slow down with its length. */
@Order(19)
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class PageSpeedIT {
    private static final int HOUR = 3_600;
    private static final int UPDATES = 30;
    private static final int ROUNDS = 3;
    private static final double LIMIT_MILLIS = 200;

    private final Stack stack;
    private final Browser browser;

    PageSpeedIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void anHourOfEightDriversIsPaintedAsQuicklyAsAMinute() {
        browser.signIn(stack);
        browser.size(1440, 4_000); // everything is seen, so everything is painted
        try (var hour = InventedTest.open(browser, HOUR, 2 * HOUR)) {
            Sample closed = updates(hour);
            List.of("times", "sent", "flow", "errors")
                    .forEach(chart -> hour.page().table(chart));
            Sample open = updates(hour);
            new Row("page with an hour of 8 drivers, ms to the painted update")
                    .told("as it opens, p50", closed.at(0.5))
                    .atMost("p95", LIMIT_MILLIS, closed.at(0.95))
                    .atMost("worst of the quietest round", LIMIT_MILLIS, closed.max())
                    .told("all tables open, p50", open.at(0.5))
                    .atMost("p95", LIMIT_MILLIS, open.at(0.95))
                    .told("worst, told and not judged since a busy machine holds up any paint", open.max())
                    .decide();
        }
    }

    /** The quietest round: what else the machine does may hold up any paint, but hardly one in each of them. */
    private static Sample updates(InventedTest test) {
        return Stream.generate(() -> round(test))
                .limit(ROUNDS)
                .min(Comparator.comparingDouble(Sample::max))
                .orElseThrow();
    }

    private static Sample round(InventedTest test) {
        return new Sample(IntStream.range(0, UPDATES)
                .mapToDouble(i -> test.next())
                .mapToLong(millis -> Math.round(millis * 1e6))
                .toArray());
    }
}
