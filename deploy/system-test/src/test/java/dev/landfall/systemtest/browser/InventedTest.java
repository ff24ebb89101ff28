package dev.landfall.systemtest.browser;

import jakarta.json.Json;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * A test that never was: the real page of the real stack with invented answers in the place of the API and the feed, so that an hour passes
 * at once. Closing it leaves the browser as it was.
 */
final class InventedTest implements AutoCloseable {
    private static final String ID = "00000000-0000-4000-8000-000000000000";

    private final Browser browser;
    private final PageScript script;

    private InventedTest(Browser browser, PageScript script) {
        this.browser = browser;
        this.script = script;
    }

    /** Opens the page of a test that has run for so long of what is planned; returns when it shows all of it. */
    static InventedTest open(Browser browser, int seconds, int planned) {
        return open(browser, seconds, planned, List.of());
    }

    /** The same with these names for drivers, and all of them in whatever else somebody writes. */
    static InventedTest open(Browser browser, int seconds, int planned, List<String> names) {
        return open(browser, seconds, planned, names, 0);
    }

    /** The same with a broker whose clock is so many seconds ahead of the browser's. */
    static InventedTest ahead(Browser browser, int seconds, int planned, int ahead) {
        return open(browser, seconds, planned, List.of(), ahead);
    }

    private static InventedTest open(Browser browser, int seconds, int planned, List<String> names, int ahead) {
        var test = begin(browser, names);
        try {
            test.comeTo(seconds, planned, ahead);
            return test;
        } catch (RuntimeException e) {
            test.close();
            throw e;
        }
    }

    private void comeTo(int seconds, int planned, int ahead) {
        browser.open("/test.xhtml?id=" + ID + "&seconds=" + seconds + "&planned=" + planned + "&ahead=" + ahead);
        browser.await("second " + (seconds - 1), page()::second, shown -> shown == seconds - 1);
    }

    /** Opens it anew, as if nothing had gone wrong. */
    void again() {
        browser.offline(false);
        comeTo(60, 360, 0);
    }

    /** The orchestrator has no Kafka from now on. */
    void loseKafka() {
        browser.script(
                "window.stand({ready: false, kafka: false, reason: 'no Kafka broker answers at 127.0.0.1:9092'})");
    }

    /** Nothing comes from the orchestrator any more. */
    void loseOrchestrator() {
        browser.script("window.cut()");
    }

    /** Opens the result of a test of these drivers that has run for so long; returns when it shows all of it. */
    static InventedTest ended(Browser browser, int seconds, List<String> names) {
        var test = begin(browser, names);
        try {
            browser.open("/result.xhtml?ended&id=" + ID + "&seconds=" + seconds);
            ResultPage.shown(browser);
            browser.await("the curve", () -> browser.shows("#curve canvas"));
            return test;
        } catch (RuntimeException e) {
            test.close();
            throw e;
        }
    }

    private static InventedTest begin(Browser browser, List<String> names) {
        String source = Scripts.read("invented.js")
                .replace("NAMES;", Json.createArrayBuilder(names).build() + ";");
        return new InventedTest(browser, browser.onEveryPage(source));
    }

    LiveTest page() {
        return LiveTest.shownBy(browser);
    }

    /** Tells the page another second; the milliseconds until it was painted. */
    double next() {
        return ((Number) ((JavascriptExecutor) browser.driver())
                        .executeAsyncScript("const done = arguments[0]; window.next().then(done)"))
                .doubleValue();
    }

    /** From here on what is told is older by so many seconds. */
    void late(int seconds) {
        browser.script("window.late = 1000 * arguments[0]", seconds);
    }

    /** So many seconds of which the page is told nothing. */
    void skip(int seconds) {
        browser.script("window.skip(arguments[0])", seconds);
    }

    @Override
    public void close() {
        script.close();
    }
}
