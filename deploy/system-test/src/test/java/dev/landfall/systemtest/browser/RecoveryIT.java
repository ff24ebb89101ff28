package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Pids;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

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

    /** Longer than anything that a row judges, so that it is the row that tells what took too long. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A page that has asked for a second in vain waits for up to half a minute before it asks again. */
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(40);

    private final Browser browser;
    private Stack stack;
    private String id;

    @RegisterExtension
    final TestWatcher tails = new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            System.err.println(context.getDisplayName() + " failed; the logs end with\n" + stack.tails());
        }
    };

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
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitSecond(2, LIMIT);
        var row = new Row("browser offline for 10 s");
        try (var offline = browser.watch().meanwhile(calls("ERR_INTERNET_DISCONNECTED"))) {
            long cut = System.nanoTime();
            browser.offline(true);
            page.awaitNotice("This browser is offline. What you see is as of", LIMIT);
            row.atMost("said after s", SAID_WITHIN.toSeconds(), since(cut));
            long shown = page.second();
            awaitSince(cut, OFFLINE);
            row.near("age told after 10 s", 11.5, 1.7, page.age())
                    .holds("nothing new meanwhile", page.second() == shown);
            browser.offline(false);
            row.atMost("back after s", BACK_WITHIN.toSeconds(), back(page, shown + OFFLINE.toSeconds() - 1));
        }
        decide(row, page);
    }

    @Order(2)
    @Test
    void anOrchestratorThatWasKilledAndRestarted() {
        browser.signIn(stack);
        var form = TypedForm.open(browser, stack.ping());
        String formTab = browser.newTab();
        LiveTest page = LiveTest.open(browser, id);
        var row = new Row("orchestrator killed, restarted");
        try (var dead = browser.watch().meanwhile(calls("ERR_CONNECTION_|ERR_EMPTY_RESPONSE|status of (404|50.)"))) {
            long shown = page.second();
            long killed = System.nanoTime();
            stack.kill("orchestrator");
            page.awaitNotice("No connection to the orchestrator. What you see is as of", LIMIT);
            row.atMost("said after s", SAID_WITHIN.toSeconds(), since(killed));
            stack.restart("orchestrator");
            long away = Math.round(since(killed));
            row.told("away s", away).atMost("back after s", BACK_WITHIN.toSeconds(), back(page, shown + away));
        }
        row.says("still signed in at", "/test.xhtml", browser.path());
        decide(row, page);
        browser.closeTab(formTab);
        form.goesOn();
    }

    @Order(3)
    @Test
    void kafkaThatWasKilledAndRestarted() {
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitLive(LIMIT);
        var row = new Row("Kafka killed, restarted");
        long shown = page.second();
        long killed = System.nanoTime();
        stack.kill("broker");
        page.awaitNotice("The orchestrator has no Kafka: ", LIMIT);
        row.atMost("said after s", SAID_WITHIN.toSeconds() + 2, since(killed));
        String pill = page.pill();
        row.holds("pill: " + pill, pill.matches("✕ Kafka is away · [0-9.]+ s old"));
        stack.restart("broker");
        long away = Math.round(since(killed));
        row.told("away s", away).atMost("back after s", BACK_WITHIN.toSeconds(), back(page, shown + away));
        decide(row, page);
    }

    /** Its connections stay open, and nothing comes over them any more. */
    @Order(4)
    @Test
    void anOrchestratorThatFallsSilent() {
        browser.signIn(stack);
        LiveTest page = LiveTest.open(browser, id);
        page.awaitLive(LIMIT);
        var row = new Row("orchestrator silent, going on");
        try (var mute = browser.watch().meanwhile(calls("ERR_|status of (404|50.)"))) {
            long shown = page.second();
            long pid = stack.member("orchestrator").pid();
            long silent = System.nanoTime();
            Pids.freeze(pid);
            try {
                browser.await("a pill that says so", LIMIT, page::pill, pill -> pill.contains("nothing new"));
                row.atMost("pill says nothing is new after s", SAID_WITHIN.toSeconds() + 2, since(silent));
                page.awaitNotice("No connection to the orchestrator. What you see is as of", LIMIT);
                row.atMost("said after s", SILENT_WITHIN.toSeconds(), since(silent));
            } finally {
                Pids.thaw(pid);
            }
            long away = Math.round(since(silent));
            row.atMost("back after s", BACK_WITHIN.toSeconds(), back(page, shown + away));
        }
        decide(row, page);
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

    /** Errors of calls and of the feed of this stack that fail in such a way. */
    private String calls(String failing) {
        String host = Pattern.quote(URI.create(stack.api().baseUrl()).getAuthority());
        return "^http://" + host + "/api/\\S+ - Failed to load resource: .*(" + failing + ")"
                + "|WebSocket connection to 'ws://" + host + "/feed' failed";
    }

    /** Seconds until the page is live again and shows that second of the test. */
    private static double back(LiveTest page, long second) {
        long nanos = System.nanoTime();
        page.awaitLive(LIMIT);
        page.awaitSecond(second, LIMIT);
        return since(nanos);
    }

    private void decide(Row row, LiveTest page) {
        browser.await("no second to be missing", WHOLE_WITHIN, () -> firstLacking(page), String::isEmpty);
        row.remark("every second there, of both drivers").decide();
    }

    /** Of seconds from 0 on the first without a count of both drivers or response times; the newest may still lack one of them. */
    private static String firstLacking(LiveTest page) {
        Map<Long, List<String>> sent = page.wholeTable("sent");
        Map<Long, List<String>> times = page.wholeTable("times");
        long last = sent.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return LongStream.range(0, Math.max(1, last))
                .filter(second -> !isFull(sent.get(second), 2) || !isFull(times.get(second), 5))
                .mapToObj(second -> "second " + second + " of " + last + " has sent " + sent.get(second) + " and times "
                        + times.get(second))
                .findFirst()
                .orElse("");
    }

    private static boolean isFull(List<String> cells, int count) {
        return cells != null
                && cells.size() == count
                && cells.stream().noneMatch(cell -> cell.equals("–") || cell.equals("0"));
    }

    private static void awaitSince(long nanos, Duration time) {
        Duration left = Duration.ofNanos(Math.max(0, time.toNanos() - (System.nanoTime() - nanos)));
        Await.until("that moment", left, left.plusSeconds(5), System::nanoTime, now -> now - nanos >= time.toNanos());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
