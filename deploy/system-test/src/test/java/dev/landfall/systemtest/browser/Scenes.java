package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Stack;
import java.util.function.Consumer;
import org.openqa.selenium.WebElement;

/** What is done on pages to bring them into a state worth looking at. */
final class Scenes {
    private Scenes() {}

    static Consumer<Browser> says(String words) {
        return browser ->
                browser.await("'" + words + "'", () -> browser.text("main").contains(words));
    }

    /** The form with a target and what would be sent there. */
    static Scene newTest(String name, Stack stack) {
        return Scene.of(name, "/new.xhtml", NewTestPage.css("start")).then(name, browser -> {
            new NewTestPage(browser).type("url", stack.ping());
            browser.await(
                    "what will be sent",
                    () -> new NewTestPage(browser).sentence().contains("offered"));
        });
    }

    /** A canvas that nothing was drawn on has the size that all have at first. */
    static void drawsLines(Browser browser) {
        browser.await(
                "lines of running tests",
                () -> browser.all("#running canvas").stream()
                        .allMatch(line -> line.isDisplayed() && !"300".equals(line.getDomProperty("width"))));
    }

    /** What the first driver told of its health, each time it did. */
    static void opensHealth(Browser browser) {
        browser.click("#list button.line");
        browser.await(
                "figures of its health",
                () -> browser.text("#list .table-view tbody").matches("(?s)[0-9:]{8} [0-9]+ % [0-9.,]+ [0-9.,]+.*"));
    }

    /** The live page, not what it goes on to; a dash stands for what it has not fetched yet. */
    static void tellsWhatWas(Browser browser) {
        browser.await(
                "figures and charts",
                () -> browser.shows("#times canvas") && !browser.text("#kpis").contains("–"));
        assertThat(browser.path()).isEqualTo("/test.xhtml");
    }

    static void typeFaults(Browser browser) {
        var form = new NewTestPage(browser);
        form.type("url", "ftp://127.0.0.1/ping");
        form.awaitFault("url", "must begin with");
        form.type("delay", "soon");
        form.awaitFault("delay", "must be a number");
        form.type("thresholds", "p99 below 200");
        browser.await(
                "a fault of the threshold", () -> !form.fault("thresholds").isEmpty());
        form.start();
        browser.await(
                "a refusal", () -> browser.text(NewTestPage.css("failure")).contains("Not started"));
        browser.await("a button to try again", () -> !browser.shows(NewTestPage.css("start") + ".ui-state-loading"));
    }

    static void offersAWrongToken(Browser browser) {
        var page = new SignInPage(browser);
        page.offer("wrong");
        browser.await("a refusal", () -> page.fault().contains("not the token"));
    }

    static void choosesAnAvalanche(Browser browser) {
        new NewTestPage(browser).choose("type", "AVALANCHE");
        browser.await("fields of an avalanche", () -> browser.shows(NewTestPage.css("rate")));
    }

    /** The figures behind each of the charts. */
    static void opensTables(Browser browser) {
        browser.script(
                "document.querySelectorAll('.legend button[aria-expanded=false]').forEach(button => button.click())");
        browser.await(
                "a table for each chart",
                () -> browser.all(".table-view tbody tr:first-child").size()
                        >= browser.all(".chart").size());
    }

    static void picksTwo(Browser browser) {
        browser.all("[data-pick]").stream().limit(2).forEach(WebElement::click);
        browser.await("two picks", () -> browser.text("#picked").startsWith("2 picked"));
    }

    static void asksToDelete(Browser browser) {
        browser.click("#delete");
        browser.await("the dialog", () -> browser.shows("#delete-no"));
    }
}
