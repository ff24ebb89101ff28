package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page in every state, light and dark, wide and narrow: readable for all, never wider than its window, and kept as a picture. All tests
 * are forgotten for that, so these come before the others with a browser.
 */
@Order(18)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class PagesIT {
    private static final String UNKNOWN = "11111111-2222-3333-4444-555555555555";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stack stack;
    private final Browser browser;

    PagesIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void whenNothingHasHappenedYetPagesSayWhatToDo() {
        Leftovers.forget(stack.api());
        browser.signIn(stack);
        browser.watch().expectError("/api/session .* 401|/api/tests/" + UNKNOWN + " .* 404");
        walk(
                Scene.of("signin", "/signin.html", "#token"),
                Scene.of("signin-fault", "/signin.html", "#token").then("signin-fault", Scenes::offersAWrongToken),
                Scene.of("result-unknown", "/result.xhtml?id=" + UNKNOWN, "#fault"),
                Scene.of("overview-empty", "/", "#fleet li").then("overview-empty", Scenes.says("Nothing runs")),
                Scene.of("history-empty", "/history.xhtml", HistoryPage.LIST)
                        .then("history-empty", Scenes.says("No test has ended yet")),
                Scene.of("compare-empty", "/compare.xhtml", "#choose").then("compare-empty", Scenes.says("none yet")),
                Scenes.newTest("new-test", stack),
                Scene.of("new-test-avalanche", "/new.xhtml", NewTestPage.css("start"))
                        .then("new-test-avalanche", Scenes::choosesAnAvalanche),
                Scenes.newTest("new-test-faults", stack).then("new-test-faults", Scenes::typeFaults));
    }

    @Test
    void whatTestsLeaveBehindCanBeRead() {
        String even = run("checkout, evening peak", stack.ping() + "?delay_ms=12", "p99 < 200ms", 10);
        String failing = run(
                "checkout with a failing backend",
                stack.ping() + "?delay_ms=20&error_rate=0.05",
                "error_rate < 1%",
                20);
        browser.signIn(stack);
        var result = Scene.of("result", "/result.xhtml?id=" + even, "#curve canvas");
        walk(
                Scene.of("overview", "/", "#results tbody tr")
                        .then("overview", b -> b.await("drivers", () -> b.shows("#fleet li"))),
                result,
                result.then("result-tables", Scenes::opensTables),
                result.then("result-delete", Scenes::asksToDelete),
                Scene.of("result-failed", "/result.xhtml?id=" + failing, "#curve canvas"),
                Scene.of("history", "/history.xhtml", HistoryPage.LIST + " td a"),
                Scene.of("history-delete", "/history.xhtml", HistoryPage.LIST + " td a")
                        .then("history-picks", Scenes::picksTwo)
                        .then("history-delete", Scenes::asksToDelete),
                Scene.of("compare", "/compare.xhtml?base=" + even + "&candidate=" + failing, "#over-errors canvas"),
                Scene.of("drivers", "/drivers.xhtml", "#list tbody tr"));
    }

    @Test
    void aTestThatWaitsSaysHowToStartIt() {
        String id = stack.trials()
                .create(plan("waits for somebody", stack.ping(), "p95 < 50ms", 10)
                        .count(10));
        browser.signIn(stack);
        walk(Scene.of("live-ready", "/test.xhtml?id=" + id, "#start")
                .then("live-ready", b -> LiveTest.shown(b).awaitState("Ready")));
    }

    @Test
    void whatIsAwayIsSaid() {
        browser.signIn(stack);
        try (var test = InventedTest.open(browser, 60, 360)) {
            var live = new Scene("live", b -> test.again());
            walk(
                    live.then("live-offline", b -> b.offline(true))
                            .then("live-offline", b -> test.page().awaitNotice("This browser is offline", LIMIT)),
                    live.then("live-no-orchestrator", b -> test.loseOrchestrator())
                            .then("live-no-orchestrator", b -> test.page().awaitNotice("No connection", LIMIT)),
                    live.then("live-no-kafka", b -> test.loseKafka())
                            .then("live-no-kafka", b -> test.page().awaitNotice("has no Kafka", LIMIT)));
        } finally {
            browser.offline(false);
        }
    }

    /** It runs for as long as a test of ours may take. */
    @Test
    void aTestThatRunsCanBeWatchedByAll() {
        String id = stack.trials()
                .start(plan("search, morning", stack.ping() + "?delay_ms=8", "p95 < 50ms", 5)
                        .durationMillis(360_000));
        var api = stack.api();
        Await.until(
                "12 seconds of it",
                LIMIT.plusSeconds(12),
                () -> api.test(id),
                test -> test.whole("requests.completed") > 4_800);
        browser.signIn(stack);
        var live = Scene.of("live", "/test.xhtml?id=" + id, "#kpis b").then("live", Scenes::tellsWhatWas);
        walk(
                live,
                live.then("live-stop", b -> LiveTest.shownBy(b).askToStop()),
                Scene.of("overview-running", "/", "#running li").then("overview-running", Scenes::drawsLines),
                Scene.of("drivers-running", "/drivers.xhtml", "#list tbody tr")
                        .then("drivers-running", Scenes::opensHealth));
        api.post("/api/tests/" + id + "/stop").expect(202);
        stack.trials().end(id);
    }

    private void walk(Scene... scenes) {
        new Walk(browser).through(List.of(scenes));
    }

    private Plan plan(String name, String url, String threshold, long delayMillis) {
        return Plan.tsunami(url, delayMillis)
                .with("name", name)
                .with("thresholds", Json.createArrayBuilder().add(threshold).build())
                .on(stack.nodeIds());
    }

    private String run(String name, String url, String threshold, long delayMillis) {
        var trials = stack.trials();
        String id = trials.end(
                        trials.start(plan(name, url, threshold, delayMillis).durationMillis(6_000)))
                .id();
        stack.settle();
        return id;
    }
}
