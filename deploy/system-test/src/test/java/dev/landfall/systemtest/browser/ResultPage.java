package dev.landfall.systemtest.browser;

import java.time.Duration;
import java.util.List;

/** What came out of one test. */
record ResultPage(Browser browser) {
    static ResultPage shown(Browser browser) {
        return shown(browser, Browser.PATIENCE);
    }

    static ResultPage shown(Browser browser, Duration limit) {
        browser.await(
                "the result",
                limit,
                () -> browser.path().equals("/result.xhtml")
                        && !browser.text("#answer").isEmpty());
        return new ResultPage(browser);
    }

    String name() {
        return browser.text("#name");
    }

    String state() {
        return browser.text("#state");
    }

    /** Each line of what became of all requests. */
    String ledger() {
        return browser.text("#ledger");
    }

    /** Rows behind the percentile curve: percentile, response time, service time. */
    List<List<String>> percentiles() {
        if (!browser.shows("#curve ~ .table-view")) {
            browser.click("#curve ~ .legend button");
        }
        return browser.rows("#curve ~ .table-view tbody tr");
    }

    /** How far down an element begins, in pixels. */
    long top(String css) {
        return browser.find(css).getLocation().y;
    }

    NewTestPage newTestFromThis() {
        browser.click("#again");
        return NewTestPage.shown(browser);
    }

    HistoryPage delete() {
        browser.click("#delete");
        browser.click("#delete-yes");
        return HistoryPage.shown(browser);
    }
}
