package dev.landfall.systemtest.browser;

import java.util.Map;

/** A script that runs before anything of each page that comes into one tab, until it is closed. */
record PageScript(Browser browser, String key) implements AutoCloseable {
    static PageScript put(Browser browser, String source) {
        var put = browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", source));
        return new PageScript(browser, (String) put.get("identifier"));
    }

    @Override
    public void close() {
        browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", key));
    }
}
