package dev.landfall.systemtest.browser;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The list of tests that have ended. */
record HistoryPage(Browser browser) {
    static final String SEARCH = "[id='form:text']";
    static final String LIST = "[id='form:list']";

    /** Longer than from a key to the call that it brings. */
    private static final Duration QUIET = Duration.ofMillis(500);

    static HistoryPage shown(Browser browser) {
        browser.await("the list of tests", () -> browser.path().equals("/history.xhtml") && browser.shows(LIST));
        return new HistoryPage(browser);
    }

    static HistoryPage comeTo(Browser browser) {
        browser.click("nav a[data-page=history]");
        return shown(browser);
    }

    /** Returns when what was typed has been looked for: the page asks some time after a key, and then for the list. */
    void search(String text) {
        browser.type(SEARCH, text);
        var busy = new AtomicLong(System.nanoTime());
        browser.await("the search to be over", () -> {
            if (browser.script("return PrimeFaces.ajax.Queue.isEmpty()").equals(false)) {
                busy.set(System.nanoTime());
            }
            return System.nanoTime() - busy.get() > QUIET.toNanos();
        });
    }

    /** Of this state alone, as it is called in the list. */
    void filter(String state) {
        new Select(browser.find("[id='form:state']")).selectByVisibleText(state);
    }

    /** Waits until these tests are listed and no others, in this order. */
    void awaitNames(String... names) {
        browser.await(String.join(", ", names) + " in the list", this::names, List.of(names)::equals);
    }

    void awaitWords(String words) {
        browser.await(words + " in the list", () -> browser.text(LIST), seen -> seen.contains(words));
    }

    private List<String> names() {
        return browser.all(LIST + " td.wide a").stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Ticks the test of this name, or takes the tick away. */
    void pick(String name) {
        browser.click(LIST + " [data-name='" + name + "']");
    }

    /** What is said of the picked ones. */
    String picked() {
        return browser.text("#picked");
    }

    /** The names that the dialog asks about. */
    List<String> askToDelete() {
        browser.click("#delete");
        browser.await("the dialog", () -> browser.shows("#delete-yes"));
        return browser.all("#ask-names li").stream().map(WebElement::getText).toList();
    }

    void confirm() {
        browser.click("#delete-yes");
    }

    void keep() {
        browser.click("#delete-no");
    }

    /** The two that are picked. */
    ComparePage compare() {
        browser.click("#compare");
        browser.await("the comparison", () -> browser.path().equals("/compare.xhtml"));
        return new ComparePage(browser);
    }

    NewTestPage newTestFrom(String name) {
        browser.click(LIST + " a[aria-label^='New test from " + name + "']");
        return NewTestPage.shown(browser);
    }

    ResultPage open(String name) {
        browser.click(By.linkText(name));
        return ResultPage.shown(browser);
    }
}
