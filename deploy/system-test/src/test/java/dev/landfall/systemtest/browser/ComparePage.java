package dev.landfall.systemtest.browser;

import java.util.List;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Two tests side by side. */
record ComparePage(Browser browser) {
    static ComparePage comeTo(Browser browser) {
        browser.click("nav a[data-page=compare]");
        browser.await("tests to choose from", () -> browser.all("#base option").size() > 1);
        return new ComparePage(browser);
    }

    void compare(String base, String candidate) {
        new Select(browser.find("#base")).selectByValue(base);
        new Select(browser.find("#candidate")).selectByValue(candidate);
        browser.click("#choose button[type=submit]");
        awaitChanges();
    }

    void awaitChanges() {
        browser.await("the table of changes", () -> browser.shows("#changes tbody tr"));
        browser.await("the charts", () -> browser.shows("#over-p99 canvas"));
    }

    /** The first cell of each row. */
    List<String> figures() {
        return browser.all("#changes tbody td:first-child").stream()
                .map(WebElement::getText)
                .toList();
    }
}
