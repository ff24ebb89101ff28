package dev.landfall.systemtest.browser;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a running test as somebody reads it. For one thread. */
final class LiveTest {
    private final Browser browser;

    private LiveTest(Browser browser) {
        this.browser = browser;
    }

    /** Returns when the page shows the first second. */
    static LiveTest open(Browser browser, String testId) {
        browser.open("/test.xhtml?id=" + testId);
        var page = new LiveTest(browser);
        page.awaitSecond(0, Browser.PATIENCE);
        return page;
    }

    /** Returns when the page to which somebody was led shows the state of its test. */
    static LiveTest shown(Browser browser) {
        browser.await(
                "the live page",
                () -> browser.path().equals("/test.xhtml")
                        && !browser.text("#state").isEmpty());
        return new LiveTest(browser);
    }

    /** Of the page that is open already. */
    static LiveTest shownBy(Browser browser) {
        return new LiveTest(browser);
    }

    String testId() {
        return URI.create(browser.url()).getQuery().replaceFirst("^id=", "");
    }

    void awaitState(String word) {
        browser.await("state " + word, () -> browser.text("#state"), state -> state.contains(word));
    }

    void start() {
        browser.click("#start");
    }

    /** Opens the dialog that asks. */
    void askToStop() {
        browser.click("#stop");
        browser.await("the dialog", () -> browser.shows("#stop-yes"));
    }

    void confirm() {
        browser.click("#stop-yes");
    }

    void goOn() {
        browser.click("#stop-no");
        browser.await("no dialog", () -> !browser.shows("#stop-yes"));
    }

    /** How the counters of these drivers rise here. */
    Pace pace(List<String> nodes) {
        return new Pace(browser, nodes);
    }

    /** The newest second that is shown; −1 before the first. */
    long second() {
        Object shown = browser.script("return Number(document.querySelector('#nodes').dataset.second ?? -1)");
        return ((Number) shown).longValue();
    }

    void awaitSecond(long index, Duration limit) {
        browser.await("second " + index + " to be shown", limit, this::second, shown -> shown >= index);
    }

    /** What the page says is wrong; empty while all is well. */
    String notice() {
        return browser.text("#notice");
    }

    /** Age of what is shown, and whether it is live. */
    String pill() {
        return browser.text("#live");
    }

    /** In seconds, as the page says it. */
    double age() {
        return ageIn(pill());
    }

    static double ageIn(String pill) {
        return Double.parseDouble(pill.replaceAll(".* ([0-9.]+) s old", "$1"));
    }

    /** Waits until the page says this of what is wrong. */
    void awaitNotice(String words, Duration limit) {
        browser.await("the page to say '" + words + "'", limit, this::notice, said -> said.contains(words));
    }

    void awaitLive(Duration limit) {
        browser.await(
                "the page to be live again",
                limit,
                () -> List.of(notice(), pill()),
                said -> said.get(0).isEmpty() && said.get(1).contains("live"));
    }

    /** The same as {@link #table}, with the seconds that a long table leaves out at first. */
    Map<Long, List<String>> wholeTable(String chart) {
        table(chart);
        String more = "#" + chart + " ~ .table-view button";
        if (browser.shows(more)) {
            browser.script("document.querySelector(arguments[0]).click()", more);
        }
        return table(chart);
    }

    /** Opens the table behind a chart, such as {@code sent}; its cells by second, the oldest first. */
    @SuppressWarnings("unchecked") // the script gives pairs of a number and texts
    Map<Long, List<String>> table(String chart) {
        String button = "#" + chart + " + .legend button:last-child";
        if (!browser.shows("#" + chart + " ~ .table-view")) {
            browser.script("document.querySelector(arguments[0]).click()", button);
        }
        var rows = (List<List<Object>>) browser.script(
                "return [...document.querySelectorAll('#' + arguments[0] + ' ~ .table-view tr[data-second]')].reverse()"
                        + ".map(row => [Number(row.dataset.second), [...row.cells].slice(1).map(c => c.textContent)])",
                chart);
        var table = new LinkedHashMap<Long, List<String>>();
        rows.forEach(row -> table.put(((Number) row.get(0)).longValue(), (List<String>) row.get(1)));
        return table;
    }
}
