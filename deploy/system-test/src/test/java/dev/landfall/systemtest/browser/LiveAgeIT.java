package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How old what a page shows is, and how long its test takes yet: by the broker's clock, and of this test's data alone. */
@Order(19)
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class LiveAgeIT {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** A driver that is silent for ten seconds is lost, and with it the test: the page would go on to the result. */
    private static final Duration NOT_YET_LOST = Duration.ofSeconds(8);

    private final Stack stack;
    private final Browser browser;

    LiveAgeIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    /** What is seen while a driver stands still. */
    private record Silence(String pill, long sentMeanwhile, String driver) {}

    /** A driver that stands still for a few seconds is silent, and not yet lost. */
    @Test
    void aTestThatTellsNothingIsNotLiveBecauseAnotherOneIs() {
        String first = start(stack.nodeIds().get(0));
        String second = start(stack.nodeIds().get(1));
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, first);
        page.awaitSecond(1, LIMIT);
        page.awaitLive(LIMIT);
        long pid = pidOf(stack.nodeIds().get(0));
        Pids.freeze(pid);
        try {
            long sent = sent(second);
            Silence seen = browser.await(
                    "a pill that says so while the other test goes on",
                    NOT_YET_LOST,
                    () -> new Silence(
                            page.pill(),
                            sent(second) - sent,
                            stateOf(stack.nodeIds().get(0))),
                    now -> now.pill().contains("nothing new") && now.sentMeanwhile() > 0);
            assertThat(LiveTest.ageIn(seen.pill())).isGreaterThanOrEqualTo(3);
        } finally {
            Pids.thaw(pid);
        }
        page.awaitLive(LIMIT);
    }

    @Test
    void dataThatComeLateAreAsOldAsTheyAre() {
        browser.signIn(stack);
        try (var test = InventedTest.open(browser, 60, 120)) {
            browser.await("a page that is live, however long it took to open", () -> {
                test.next();
                return test.page().pill().contains("live");
            });
            test.late(30);
            test.next();
            browser.await("a pill that says so", () -> test.page().pill().contains("nothing new"));
            assertThat(test.page().age()).isBetween(10.0, 40.0);
        }
    }

    @Test
    void whatIsLeftIsCountedByTheBrokersClock() {
        browser.signIn(stack);
        try (var test = InventedTest.ahead(browser, 60, 360, 120)) {
            browser.await("what is left", () -> !browser.text("#left").isEmpty());
            assertThat(browser.text("#left")).as("of 300 s").matches("(4 min [345][0-9]|5 min 0) s left");
            assertThat(test.page().age()).isLessThan(60);
            assertThat(Double.parseDouble(browser.find("#progress").getAttribute("aria-valuenow")))
                    .isBetween(16.0, 26.0);
        }
    }

    private String start(String node) {
        return stack.trials()
                .start(Plan.tsunami(stack.ping(), 20).durationMillis(120_000).on(node));
    }

    private long pidOf(String node) {
        return stack.status().list("processes").stream()
                .filter(process -> process.text("role").equals("driver"))
                .filter(process -> process.text("node_id").equals(node))
                .findFirst()
                .orElseThrow()
                .whole("pid");
    }

    private String stateOf(String node) {
        return stack.api().driver(node).text("state");
    }

    private long sent(String id) {
        return stack.api().test(id).whole("requests.sent");
    }
}
