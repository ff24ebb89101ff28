package dev.landfall.systemtest.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The list of tests that have ended. */
record HistoryPage(Browser browser) {
    static final String SEARCH = "[id='form:text']";
    static final String LIST = "[id='form:list']";

    static HistoryPage shown(Browser browser) {
        browser.await("the list of tests", () -> browser.path().equals("/history.xhtml") && browser.shows(LIST));
        return new HistoryPage(browser);
    }

    static HistoryPage comeTo(Browser browser) {
        browser.click("nav a[data-page=history]");
        return shown(browser);
    }

    void search(String text) {
        browser.type(SEARCH, text);
    }

    /** Of this state alone, as it is called in the list. */
    void filter(String state) {
        new Select(browser.find("[id='form:state']")).selectByVisibleText(state);
    }

    /** Waits until these tests are listed and no others, in this order. */
    void awaitNames(String... names) {
        browser.await(String.join(", ", names) + " in the list", () -> names().equals(List.of(names)));
    }

    void awaitWords(String words) {
        browser.await(words, () -> browser.text(LIST).contains(words));
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
        browser.driver().findElement(By.linkText(name)).click();
        return ResultPage.shown(browser);
    }
}
