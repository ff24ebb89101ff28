package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.oracle.Sample;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a test neither slows down nor fills up with its length. */
@Order(19)
@Timeout(240)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class PageSpeedIT {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int UPDATES = 90;
    private static final double LIMIT_MILLIS = 200;

    /** Bytes that a second of eight drivers may leave in the page: some hundred numbers. */
    private static final int BYTES_A_SECOND = 4_000;

    private static final String KEEP_MOVES = """
            window.moves = [];
            new PerformanceObserver((list) => list.getEntries().forEach(({value, sources}) => window.moves.push(
                value.toFixed(5) + sources.map(({node, previousRect: was, currentRect: is}) =>
                    ` ${node?.outerHTML?.slice(0, 100)} from ${was.x} ${was.y} to ${is.x} ${is.y}`)))).observe({type: 'layout-shift'});""";

    private final Stack stack;
    private final Browser browser;

    PageSpeedIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
        browser.size(1440, 4_000); // everything is seen, so everything is painted
    }

    @Test
    void anHourOfEightDriversIsPaintedWithinTheLimit() {
        Sample minute;
        try (var test = InventedTest.open(browser, MINUTE, 2 * HOUR)) {
            minute = updates(test);
        }
        try (var test = InventedTest.open(browser, HOUR, 2 * HOUR)) {
            Sample closed = updates(test);
            List.of("times", "sent", "flow", "errors")
                    .forEach(chart -> test.page().table(chart));
            Sample open = updates(test);
            new Row("8 drivers, ms to the painted update")
                    .told("after a minute, p50", minute.at(0.5))
                    .told("after an hour, p50", closed.at(0.5))
                    .atMost("p95", LIMIT_MILLIS, closed.at(0.95))
                    .told("max, not judged since a busy machine holds up any paint", closed.max())
                    .told("all tables open, p50", open.at(0.5))
                    .atMost("p95", LIMIT_MILLIS, open.at(0.95))
                    .told("max", open.max())
                    .decide();
        }
    }

    @Test
    void whatIsNoLongerShownIsNotKept() {
        try (var test = InventedTest.open(browser, MINUTE, 2 * HOUR)) {
            updates(test);
            PageMemory before = PageMemory.of(browser);
            int seconds = 4 * UPDATES;
            IntStream.range(0, seconds).forEach(i -> test.next());
            PageMemory after = PageMemory.of(browser);
            new Row("page after " + seconds + " seconds more")
                    .atMost("more DOM nodes", 50, after.nodes() - before.nodes())
                    .atMost("more listeners", 5, after.listeners() - before.listeners())
                    .atMost(
                            "more bytes of heap",
                            (long) seconds * BYTES_A_SECOND,
                            after.heapBytes() - before.heapBytes())
                    .decide();
        }
    }

    /** More digits, longer lines, another threshold crossed: whatever comes, nothing makes room by pushing something else away. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void nothingMovesWhileSecondsComeIn(int width) {
        browser.size(width, 4_000);
        try (var test = InventedTest.open(browser, MINUTE, 2 * MINUTE)) {
            updates(test, 2);
            browser.script(KEEP_MOVES);
            updates(test, 30);
            assertThat(moves()).as("what moved").isEmpty();
            browser.script("document.querySelector('main').style.paddingTop = '99px'");
            updates(test, 2);
            assertThat(moves()).as("that it would have been seen").isNotEmpty();
        }
    }

    private List<?> moves() {
        return (List<?>) browser.script("return window.moves");
    }

    private static void updates(InventedTest test, int count) {
        IntStream.range(0, count).forEach(i -> test.next());
    }

    private static Sample updates(InventedTest test) {
        return new Sample(IntStream.range(0, UPDATES)
                .mapToDouble(i -> test.next())
                .mapToLong(millis -> Math.round(millis * 1e6))
                .toArray());
    }
}
