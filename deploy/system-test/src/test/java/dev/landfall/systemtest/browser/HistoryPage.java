package dev.landfall.systemtest.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

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
        browser.find(SEARCH).clear();
        browser.find(SEARCH).sendKeys(text);
    }

    /** Waits until these tests are listed and no others, in this order. */
    void awaitNames(String... names) {
        browser.await(String.join(", ", names) + " in the list", () -> names().equals(List.of(names)));
    }

    void awaitWords(String words) {
        browser.await(words, () -> browser.text(LIST).contains(words));
    }

    private List<String> names() {
        return browser.all(LIST + " td a").stream().map(WebElement::getText).toList();
    }

    ResultPage open(String name) {
        browser.driver().findElement(By.linkText(name)).click();
        return ResultPage.shown(browser);
    }
}
