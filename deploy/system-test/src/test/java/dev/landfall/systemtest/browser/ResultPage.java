package dev.landfall.systemtest.browser;

import java.time.Duration;

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
