package dev.landfall.systemtest.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Base, candidate, change, relative change and judgement of each figure, by its name. */
    Map<String, List<String>> changes() {
        var changes = new LinkedHashMap<String, List<String>>();
        browser.rows("#changes tbody tr").forEach(row -> changes.put(row.get(0), row.subList(1, row.size())));
        return changes;
    }
}
