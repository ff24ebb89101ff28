package dev.landfall.systemtest.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The form for a new test. Fields go by the ends of their ids: url, delay, duration, … */
record NewTestPage(Browser browser) {
    /** By the button that every page has. */
    static NewTestPage comeTo(Browser browser) {
        browser.click("#new-test");
        return shown(browser);
    }

    static NewTestPage shown(Browser browser) {
        browser.await("the form", () -> browser.path().equals("/new.xhtml") && browser.shows(css("start")));
        return new NewTestPage(browser);
    }

    static String css(String field) {
        return "[id='form:" + field + "']";
    }

    void type(String field, String text) {
        browser.type(css(field), text);
    }

    void choose(String field, String option) {
        new Select(browser.find(css(field))).selectByVisibleText(option);
    }

    /** Begins with a preset. */
    void take(String preset) {
        browser.driver().findElement(By.xpath("//a[b='" + preset + "']")).click();
    }

    void tick(String field, boolean ticked) {
        if (browser.find(css(field)).isSelected() != ticked) {
            browser.click(css(field));
        }
    }

    String value(String field) {
        return browser.find(css(field)).getDomProperty("value");
    }

    /** Waits until the fault at the field holds the words. */
    void awaitFault(String field, String words) {
        browser.await("'" + words + "' at " + field, () -> fault(field).contains(words));
    }

    void awaitNoFault(String field) {
        browser.await("no fault at " + field, () -> fault(field).isEmpty());
    }

    String fault(String field) {
        return browser.text(css(field + "-fault"));
    }

    /** What would be sent. */
    String sentence() {
        return browser.text(css("sentence"));
    }

    void start() {
        browser.click(css("start"));
    }
}
