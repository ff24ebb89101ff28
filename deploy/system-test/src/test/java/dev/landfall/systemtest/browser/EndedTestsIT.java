package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two tests of which it is known how they must look: one at 100/s of a target that takes 10 ms, and one at 200/s of a target that takes 60 ms
 * and fails once in five times. What pages and files show of them is what was measured.
 */
@Order(19)
@Timeout(240)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class EndedTestsIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(13);
    private static final int FROM = 3;
    private static final int TO = 10;

    private final Stack stack;
    private final Browser browser;
    private final String name = "ended " + Long.toString(System.nanoTime(), 36);

    EndedTestsIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void areShownAsTheyWere() {
        Result quick = run(" quick", "?delay_ms=10", 20);
        Result slow = run(" slow", "?delay_ms=60&error_rate=0.2", 10);
        browser.signIn(stack);
        resultShowsWhatWasMeasured(slow);
        resultComesBackByItself(slow);
        resultTakesInWhatCameLate(slow);
        comparisonTellsWhatChanged(quick, slow);
        listComparesAndFilters(quick, slow);
        listActsOnWhatIsSeen();
        listTellsOfWhatEndsMeanwhile();
    }

    private Result run(String suffix, String query, long delayMillis) {
        Plan plan = Plan.tsunami(stack.ping() + query, delayMillis)
                .durationMillis(LONG_ENOUGH.toMillis())
                .with("name", name + suffix)
                .with(
                        "thresholds",
                        Json.createArrayBuilder(List.of("p99 < 40ms", "error_rate < 1%"))
                                .build())
                .on(stack.nodeIds());
        Result result = stack.trials().run(plan, LONG_ENOUGH);
        stack.settle();
        return result;
    }

    private void resultShowsWhatWasMeasured(Result slow) {
        browser.open("/result.xhtml?id=" + slow.id());
        var page = ResultPage.shown(browser);
        browser.await("the curve", () -> browser.shows("#curve canvas"));
        assertThat(browser.text("#answer")).contains("✕ not passed", "p99 < 40ms", "error_rate < 1%");
        assertThat(page.top("#answer")).isLessThan(page.top("#kpis"));
        assertThat(page.top("#kpis")).isLessThan(page.top("#times"));

        var charts = LiveTest.shownBy(browser);
        showsWhatWasMeasured(charts.table("times"), 0, slow, "p50");
        showsWhatWasMeasured(charts.table("times"), 2, slow, "p99");
        showsWhatWasMeasured(charts.table("flow"), 1, slow, "sent");
        showsWhatWasMeasured(charts.table("flow"), 2, slow, "completed");
        showsWhatWasMeasured(charts.table("errors"), 0, slow, "errors");
        assertThat(column(charts.table("flow"), 0)).containsOnly(200.0);
        String last = stack.nodeIds().get(1);
        showsWhatWasMeasured(charts.table("sent"), 1, slow, "nodes." + last + ".sent");
        showsWhatWasMeasured(charts.table("drivers-p99"), 1, slow, "nodes." + last + ".p99");
        percentilesAreThoseOfTheReport(page, slow.report());
        new HeatTable(browser).isThatOf(slow.timeline());
        ReportFiles.areThere(browser, slow.id());
        assertThat(browser.all("#drivers tbody tr")).hasSize(2);
        assertThat(browser.text("#drivers")).contains(stack.nodeIds());
    }

    private static void percentilesAreThoseOfTheReport(ResultPage page, Doc report) {
        List<List<String>> rows = page.percentiles();
        assertThat(rows).hasSizeGreaterThan(40);
        var median = rows.stream().filter(row -> row.get(0).equals("50 %")).findFirst();
        Shown.isAs(median.orElseThrow().get(1), report.number("latency.response_time.p50"));
        var last = rows.get(rows.size() - 1);
        assertThat(last.get(0)).isEqualTo("max");
        Shown.isAs(last.get(1), report.number("latency.response_time.max"));
    }

    /** An orchestrator that does not answer when the page opens. */
    private void resultComesBackByItself(Result slow) {
        try (var stub = browser.onEveryPage("""
                const real = window.fetch; let asked = 0;
                window.fetch = (path, ...rest) => String(path).endsWith('ID') && !asked++
                    ? Promise.reject(new TypeError('Failed to fetch')) : real(path, ...rest);""".replace("ID", slow.id()))) {
            browser.open("/result.xhtml?id=" + slow.id());
            ResultPage.shown(browser);
            browser.await("no fault", () -> browser.text("#fault"), String::isEmpty);
        }
    }

    /** Late data that the feed tells of, and nothing else: the page has asked once and has no reason to ask again. */
    private void resultTakesInWhatCameLate(Result slow) {
        try (var stub = browser.onEveryPage("""
                const real = window.fetch;
                window.fetch = async (path, ...rest) => {
                    const answer = await real(path, ...rest);
                    if (!window.isLate || !String(path).endsWith('ID')) { return answer; }
                    const test = await answer.json();
                    test.requests.failed = 987654;
                    return Response.json({...test, revision: 99, amended_at: new Date().toISOString()});
                };""".replace("ID", slow.id()))) {
            browser.open("/result.xhtml?id=" + slow.id());
        }
        var page = ResultPage.shown(browser);
        browser.await("a feed", () -> browser.text("#live"), pill -> pill.contains("live"));
        assertThat(page.ledger()).doesNotContain("987,654");
        browser.script("""
                window.isLate = true;
                import('/assets/js/feed.js').then(({feed}) =>
                    feed.tell('tests', {tests: [{test_id: arguments[0], state: 'COMPLETED', revision: 99}]}));""", slow.id());
        browser.await("the late figure", page::ledger, ledger -> ledger.contains("987,654"));
        assertThat(browser.text("#meta")).contains("revision 99");
    }

    private void comparisonTellsWhatChanged(Result quick, Result slow) {
        var page = ComparePage.comeTo(browser);
        page.compare(quick.id(), slow.id());
        Map<String, List<String>> changes = page.changes();
        Shown.isAs(changes.get("throughput"), figure(quick, slow, "rps"), " /s");
        Shown.isAs(changes.get("failed of completed"), figure(quick, slow, "error_rate"), " %", " points");
        Shown.isAs(changes.get("requests sent"), figure(quick, slow, "sent"), "");
        Shown.isAs(changes.get("requests failed"), figure(quick, slow, "failed"), "");
        Shown.isAs(changes.get("response time p50"), figure(quick, slow, "p50"), " ms");
        Shown.isAs(changes.get("response time p99"), figure(quick, slow, "p99"), " ms");
        assertThat(changes.get("requests sent")).endsWith("–");
        assertThat(changes.get("failed of completed").get(4)).isEqualTo("● more than noise");
        assertThat(browser.text("#method")).contains("Welch", "independent");
        var charts = LiveTest.shownBy(browser);
        for (Result side : List.of(quick, slow)) {
            int column = side == quick ? 0 : 1;
            showsWhatWasMeasured(charts.table("over-completed"), column, side, "completed");
            showsWhatWasMeasured(charts.table("over-errors"), column, side, "errors");
            showsWhatWasMeasured(charts.table("over-p50"), column, side, "p50");
            showsWhatWasMeasured(charts.table("over-p99"), column, side, "p99");
        }

        page.compare(slow.id(), quick.id());
        browser.await(
                "the other way round",
                () -> page.changes().get("failed of completed").get(2).startsWith("−"));
    }

    private Doc figure(Result base, Result candidate, String wanted) {
        return stack
                .api()
                .get("/api/comparisons?base=" + base.id() + "&candidate=" + candidate.id())
                .expect(200)
                .doc()
                .list("figures")
                .stream()
                .filter(each -> each.text("name").equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** The one that was picked first is the base. */
    private void listComparesAndFilters(Result quick, Result slow) {
        var history = HistoryPage.comeTo(browser);
        history.search(name);
        history.awaitNames(name + " slow", name + " quick");
        history.pick(name + " quick");
        history.pick(name + " slow");
        history.compare().awaitChanges();
        assertThat(browser.url()).endsWith("?base=" + quick.id() + "&candidate=" + slow.id());

        history = HistoryPage.comeTo(browser);
        history.search(name);
        history.awaitNames(name + " slow", name + " quick");
        history.filter("Aborted");
        history.awaitWords("No test is like that");
        history.filter("Completed");
        history.awaitNames(name + " slow", name + " quick");
    }

    /** It stays as it is until that is asked for. */
    private void listTellsOfWhatEndsMeanwhile() {
        var history = HistoryPage.comeTo(browser);
        history.search("later than " + name);
        history.awaitWords("No test is like that");
        String later = "later than " + name;
        String id = stack.trials()
                .start(Plan.tsunami(stack.ping(), 50).durationMillis(1_500).with("name", later));
        stack.trials().end(id);
        browser.await("the news", () -> browser.text("#newer"), "Show a newer result"::equals);
        history.awaitWords("No test is like that");
        browser.click("#newer");
        history.awaitNames(later);
        browser.await("no news any more", () -> !browser.shows("#newer"));
    }

    private void listActsOnWhatIsSeen() {
        var history = HistoryPage.comeTo(browser);
        history.search(name);
        history.awaitNames(name + " slow", name + " quick");
        history.pick(name + " quick");
        history.pick(name + " slow");
        assertThat(history.askToDelete()).containsExactly(name + " quick", name + " slow");
        history.keep();
        history.search(name + " slow");
        history.awaitNames(name + " slow");
        browser.await("one pick", () -> history.picked().equals("1 picked"));
        assertThat(history.askToDelete()).containsExactly(name + " slow");
        history.keep();

        browser.watch().expectError("/api/tests/.* 404");
        stack.api().send("DELETE", path(name + " slow"), Map.of(), "").expect(204);
        history.askToDelete();
        history.confirm();
        browser.await("nothing picked", () -> history.picked().startsWith("Tick two"));
        assertThat(browser.text("#fault")).isEmpty();
        history.search(name);
        history.awaitNames(name + " quick");
        assertThat(history.newTestFrom(name + " quick").value("name")).isEqualTo(name + " quick");
    }

    /** Of the one that is listed. */
    private String path(String listed) {
        Object id =
                browser.script("return document.querySelector(`[data-name='${arguments[0]}']`).dataset.pick", listed);
        return "/api/tests/" + id;
    }

    /** A column of a chart's table is what the timeline has for these seconds, as exactly as it is written. */
    private static void showsWhatWasMeasured(Map<Long, List<String>> table, int column, Result result, String field) {
        List<Double> shown = column(table, column);
        List<Doc> seconds = result.timeline().list("seconds").subList(FROM, TO);
        for (int i = 0; i < shown.size(); i++) {
            double measured = seconds.get(i).number(field);
            assertThat(shown.get(i))
                    .as(field + " in second " + (FROM + i))
                    .isCloseTo(measured, within(0.006 * measured + 0.006));
        }
    }

    private static List<Double> column(Map<Long, List<String>> table, int column) {
        List<Double> found = table.entrySet().stream()
                .filter(row -> row.getKey() >= FROM && row.getKey() < TO)
                .map(row -> Shown.number(row.getValue().get(column)))
                .toList();
        assertThat(found).hasSize(TO - FROM);
        return found;
    }
}
