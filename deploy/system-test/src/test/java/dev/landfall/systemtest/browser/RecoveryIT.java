package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Network, orchestrator and Kafka go away or fall silent in mid-test: the page says so, comes back by itself and lacks no second. One test runs through it all. */
@Order(36)
@Timeout(300)
@ExtendWith(SharedBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryIT {
    private static final Duration OFFLINE = Duration.ofSeconds(10);
    private static final Duration SAID_WITHIN = Duration.ofSeconds(3);
    private static final Duration SILENT_WITHIN = Duration.ofSeconds(12);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private final Browser browser;
    private Stack stack;
    private String id;

    RecoveryIT(Browser browser) {
        this.browser = browser;
    }

    /** The lease is longer than an orchestrator takes to start here, the test longer than all outages and starts together. */
    @BeforeAll
    void start() {
        stack = Stack.up(2, Map.of("LANDFALL_LEASE", "PT90S"));
        stack.settle();
        id = stack.trials()
                .start(Plan.tsunami(stack.ping(), 20).durationMillis(900_000).on(stack.nodeIds()));
    }

    @AfterAll
    void end() {
        try {
            Leftovers.stop(stack.api());
        } finally {
            stack.close();
        }
    }

    @Order(1)
    @Test
    void aBrowserThatWasOffline() {
        browser.watch().expectError("ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed");
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitSecond(2, BACK_WITHIN);
        long cut = System.nanoTime();
        browser.offline(true);
        page.awaitNotice("This browser is offline. What you see is as of", SAID_WITHIN);
        double said = since(cut);
        long shown = page.second();
        awaitSince(cut, OFFLINE);
        double age = page.age();
        boolean stoodStill = page.second() == shown;
        long back = System.nanoTime();
        browser.offline(false);
        page.awaitLive(BACK_WITHIN);
        page.awaitSecond(shown + OFFLINE.toSeconds() - 1, BACK_WITHIN);
        double live = since(back);
        awaitWhole(page);
        new Row("browser offline for 10 s")
                .atMost("said after s", SAID_WITHIN.toSeconds(), said)
                .near("age told after 10 s", 11.5, 1.7, age)
                .holds("nothing new meanwhile", stoodStill)
                .atMost("back after s", BACK_WITHIN.toSeconds(), live)
                .remark("every second there, of both drivers")
                .decide();
    }

    @Order(2)
    @Test
    void anOrchestratorThatWasKilledAndRestarted() {
        browser.watch()
                .expectError(
                        "ERR_CONNECTION_|ERR_EMPTY_RESPONSE|WebSocket connection to .* failed|status of (404|50.)");
        browser.signIn(stack);
        var form = TypedForm.open(browser, stack.ping());
        String formTab = browser.newTab();
        LiveTest page = LiveTest.open(browser, id);
        long shown = page.second();
        long killed = System.nanoTime();
        stack.kill("orchestrator");
        page.awaitNotice("No connection to the orchestrator. What you see is as of", SAID_WITHIN);
        double said = since(killed);
        stack.restart("orchestrator");
        long ready = System.nanoTime();
        long away = Math.round(since(killed));
        page.awaitLive(BACK_WITHIN);
        page.awaitSecond(shown + away, BACK_WITHIN);
        double back = since(ready);
        awaitWhole(page);
        new Row("orchestrator killed, restarted")
                .atMost("said after s", SAID_WITHIN.toSeconds(), said)
                .told("away s", away)
                .atMost("back after s", BACK_WITHIN.toSeconds(), back)
                .says("still signed in at", "/test.xhtml", browser.path())
                .remark("every second there, of both drivers")
                .decide();
        browser.closeTab(formTab);
        form.goesOn();
    }

    @Order(3)
    @Test
    void kafkaThatWasKilledAndRestarted() {
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitLive(BACK_WITHIN);
        long shown = page.second();
        long killed = System.nanoTime();
        stack.kill("broker");
        page.awaitNotice("The orchestrator has no Kafka: ", SAID_WITHIN.plusSeconds(2));
        double said = since(killed);
        String pill = page.pill();
        stack.restart("broker");
        long restarted = System.nanoTime();
        long away = Math.round(since(killed));
        page.awaitLive(BACK_WITHIN);
        page.awaitSecond(shown + away, BACK_WITHIN);
        double back = since(restarted);
        awaitWhole(page);
        new Row("Kafka killed, restarted")
                .atMost("said after s", SAID_WITHIN.toSeconds() + 2, said)
                .holds("pill: " + pill, pill.matches("✕ Kafka is away · [0-9.]+ s old"))
                .told("away s", away)
                .atMost("back after s", BACK_WITHIN.toSeconds(), back)
                .remark("every second there, of both drivers")
                .decide();
    }

    /** Its connections stay open, and nothing comes over them any more. */
    @Order(4)
    @Test
    void anOrchestratorThatFallsSilent() {
        browser.watch().expectError("WebSocket connection to .* failed|ERR_|status of (404|50.)");
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitLive(BACK_WITHIN);
        long shown = page.second();
        long pid = stack.member("orchestrator").pid();
        long silent = System.nanoTime();
        double aged;
        double said;
        Pids.freeze(pid);
        try {
            browser.await(
                    "a pill that says so",
                    SAID_WITHIN.plusSeconds(2),
                    () -> page.pill().contains("nothing new"));
            aged = since(silent);
            page.awaitNotice("No connection to the orchestrator. What you see is as of", SILENT_WITHIN);
            said = since(silent);
        } finally {
            Pids.thaw(pid);
        }
        long thawed = System.nanoTime();
        long away = Math.round(since(silent));
        page.awaitLive(BACK_WITHIN);
        page.awaitSecond(shown + away, BACK_WITHIN);
        double back = since(thawed);
        awaitWhole(page);
        new Row("orchestrator silent, going on")
                .atMost("pill says nothing is new after s", SAID_WITHIN.toSeconds() + 2, aged)
                .atMost("said after s", SILENT_WITHIN.toSeconds(), said)
                .atMost("back after s", BACK_WITHIN.toSeconds(), back)
                .remark("every second there, of both drivers")
                .decide();
    }

    /** What a restart does to a list: the container's session, in which its view was, is no more. */
    @Order(5)
    @Test
    void aListWhoseViewWasForgottenSearchesOn() {
        browser.signIn(stack);
        browser.open("/history.xhtml");
        browser.driver().manage().deleteCookieNamed("landfall-view");
        browser.find("#form\\:text").sendKeys("evening");
        browser.await("a new list", () -> browser.url().contains("text=evening"));
        assertThat(browser.find("#form\\:text").getAttribute("value")).isEqualTo("evening");
        assertThat(browser.text("#form\\:list")).contains("No test is like that.");
    }

    private void awaitWhole(LiveTest page) {
        Await.until("no second to be missing", BACK_WITHIN, () -> isWhole(page), whole -> whole);
    }

    /** Seconds from 0 on, each with a count of both drivers and response times; the newest may still lack one of them. */
    private boolean isWhole(LiveTest page) {
        Map<Long, List<String>> sent = page.table("sent");
        Map<Long, List<String>> times = page.table("times");
        long last = sent.size() - 1L;
        return last > 0
                && LongStream.range(0, last)
                        .allMatch(second -> isFull(sent.get(second), 2) && isFull(times.get(second), 5));
    }

    private static boolean isFull(List<String> cells, int count) {
        return cells != null
                && cells.size() == count
                && cells.stream().noneMatch(cell -> cell.equals("–") || cell.equals("0"));
    }

    private static void awaitSince(long nanos, Duration time) {
        Duration left = time.minusNanos(System.nanoTime() - nanos);
        Await.until("that moment", left, left.plusSeconds(5), System::nanoTime, now -> now - nanos >= time.toNanos());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
