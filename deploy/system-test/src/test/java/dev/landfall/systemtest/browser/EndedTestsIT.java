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
    private static final String MORE = "● more than noise";

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
        comparisonTellsWhatChanged(quick, slow);
        listActsOnWhatIsSeen();
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
        assertThat(numbers(charts.table("times"), 0, 3, 10)).allMatch(p50 -> p50 >= 60 && p50 < 300);
        assertThat(numbers(charts.table("sent"), 0, 3, 10))
                .allSatisfy(each -> assertThat(each).isCloseTo(100, within(10.0)));
        assertThat(numbers(charts.table("flow"), 0, 3, 10)).containsOnly(200.0);
        assertThat(numbers(charts.table("flow"), 2, 3, 10))
                .allSatisfy(each -> assertThat(each).isCloseTo(200, within(40.0)));
        assertThat(numbers(charts.table("errors"), 0, 3, 10)).allMatch(errors -> errors > 5 && errors < 90);
        assertThat(numbers(charts.table("drivers-p99"), 1, 3, 10)).allMatch(p99 -> p99 >= 60);
        percentilesAreThoseOfTheReport(page, slow.report());
        assertThat(browser.all("#drivers tbody tr")).hasSize(2);
        assertThat(browser.text("#drivers")).contains(stack.nodeIds());
    }

    private static void percentilesAreThoseOfTheReport(ResultPage page, Doc report) {
        List<List<String>> rows = page.percentiles();
        assertThat(rows).hasSizeGreaterThan(40);
        var median = rows.stream().filter(row -> row.get(0).equals("50 %")).findFirst();
        assertThat(Double.parseDouble(median.orElseThrow().get(1)))
                .isCloseTo(report.number("latency.response_time.p50"), within(0.06));
        var last = rows.get(rows.size() - 1);
        assertThat(last.get(0)).isEqualTo("max");
        assertThat(Double.parseDouble(last.get(1))).isCloseTo(report.number("latency.response_time.max"), within(0.6));
    }

    /** An orchestrator that does not answer when the page opens, and late data that are told of afterwards. */
    private void resultComesBackByItself(Result slow) {
        String key = browser.onEveryPage("""
                const real = window.fetch; let refused = 0; window.asked = 0;
                window.fetch = (path, ...rest) => {
                    if (!String(path).endsWith('ID')) { return real(path, ...rest); }
                    window.asked++;
                    return refused++ ? real(path, ...rest) : Promise.reject(new TypeError('Failed to fetch'));
                };""".replace("ID", slow.id()));
        browser.open("/result.xhtml?id=" + slow.id());
        ResultPage.shown(browser);
        browser.await("no fault", () -> browser.text("#fault").isEmpty());
        browser.onNoPage(key);
        browser.script("""
                import('/assets/js/feed.js').then(({feed}) =>
                    feed.tell('tests', {tests: [{test_id: arguments[0], state: 'COMPLETED', revision: 99}]}));""", slow.id());
        browser.await(
                "it to be asked for again", () -> ((Number) browser.script("return window.asked")).intValue() >= 3);
    }

    private void comparisonTellsWhatChanged(Result quick, Result slow) {
        var page = ComparePage.comeTo(browser);
        page.compare(quick.id(), slow.id());
        Map<String, List<String>> changes = page.changes();
        List<String> flow = changes.get("throughput");
        assertThat(number(flow.get(0), " /s")).isCloseTo(100, within(5.0));
        assertThat(number(flow.get(1), " /s")).isCloseTo(200, within(10.0));
        assertThat(flow.get(2)).startsWith("+");
        assertThat(number(flow.get(3).replace("+", ""), " %")).isCloseTo(100, within(10.0));
        assertThat(flow.get(4)).isEqualTo(MORE);
        assertThat(changes.get("requests sent")).endsWith("–").first().isEqualTo("1,300");
        assertThat(changes.get("requests sent").get(1)).isEqualTo("2,600");
        assertThat(changes.get("requests failed")).endsWith("–");
        List<String> failed = changes.get("failed of completed");
        assertThat(failed.get(0)).isEqualTo("0.00 %");
        assertThat(number(failed.get(1), " %")).isBetween(10.0, 30.0);
        assertThat(failed.get(4)).isEqualTo(MORE);
        List<String> median = changes.get("response time p50");
        assertThat(number(median.get(0), " ms")).isBetween(10.0, 60.0);
        assertThat(number(median.get(1), " ms")).isBetween(60.0, 300.0);
        assertThat(median.get(2)).startsWith("+").endsWith(" ms");
        assertThat(median.get(4)).isEqualTo(MORE);
        assertThat(browser.text("#method")).contains("Welch", "independent");
        chartsHoldBothTests();

        page.compare(slow.id(), quick.id());
        assertThat(page.changes().get("response time p50").get(2)).startsWith("−");
        assertThat(page.changes().get("throughput").get(3)).startsWith("−");
    }

    private void chartsHoldBothTests() {
        var charts = LiveTest.shownBy(browser);
        assertThat(numbers(charts.table("over-completed"), 0, 3, 10))
                .allSatisfy(each -> assertThat(each).isCloseTo(100, within(20.0)));
        assertThat(numbers(charts.table("over-completed"), 1, 3, 10))
                .allSatisfy(each -> assertThat(each).isCloseTo(200, within(40.0)));
        assertThat(numbers(charts.table("over-p50"), 1, 3, 10)).allMatch(p50 -> p50 >= 60);
        assertThat(numbers(charts.table("over-p99"), 0, 3, 10)).allMatch(p99 -> p99 >= 10);
        assertThat(numbers(charts.table("over-errors"), 0, 3, 10)).containsOnly(0.0);
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

    /** A column of a chart's table, between these seconds. */
    private static List<Double> numbers(Map<Long, List<String>> table, int column, long from, long to) {
        var found = table.entrySet().stream()
                .filter(row -> row.getKey() >= from && row.getKey() < to)
                .map(row -> number(row.getValue().get(column), ""))
                .toList();
        assertThat(found).hasSize((int) (to - from));
        return found;
    }

    private static double number(String words, String unit) {
        assertThat(words).endsWith(unit);
        return Double.parseDouble(
                words.substring(0, words.length() - unit.length()).replace(",", ""));
    }
}
