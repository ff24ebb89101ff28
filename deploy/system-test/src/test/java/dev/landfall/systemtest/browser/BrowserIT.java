package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.LocalTarget;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.WebDriverException;

/** What all tests with a browser rely upon: that it is as new for each, and that nothing a page may not do goes unseen. */
@Order(19)
@Timeout(120)
class BrowserIT {
    private static final String KEEP = "sessionStorage.kept = localStorage.kept = document.cookie = 'kept=1'";
    private static final String KEPT =
            "return (sessionStorage.kept || '') + (localStorage.kept || '') + document.cookie";
    private static final String PUT_SCRIPT = """
            const script = document.createElement('script');
            script.textContent = 'window.ran = 1';
            document.body.append(script);""";

    private final LocalTarget pages = LocalTarget.http("127.0.0.1");
    private final Browser browser = Browser.start();

    @BeforeEach
    void open() {
        browser.visit(pages.url(""));
        browser.open("/one");
    }

    @AfterEach
    void close() {
        browser.close();
        pages.close();
    }

    @Test
    void whatWasKeptAndLeftOpenIsGoneAfterAReset() {
        browser.script(KEEP);
        assertThat((String) browser.script(KEPT)).contains("kept=1");
        browser.newTab();
        browser.open("/two");
        browser.offline(true);
        browser.size(390, 900);
        browser.reset();
        assertThat(browser.driver().getWindowHandles()).hasSize(1);
        browser.visit(pages.url(""));
        browser.open("/three");
        assertThat(browser.script(KEPT)).isEqualTo("");
        assertThat(browser.script("return innerWidth")).isEqualTo(1440L);
    }

    @Test
    void aTabThatCrashedLeavesAUsableBrowser() {
        assertThatThrownBy(() -> browser.driver().get("chrome://crash")).isInstanceOf(WebDriverException.class);
        browser.reset();
        browser.visit(pages.url(""));
        browser.open("/two");
        assertThat(browser.text("body")).isEqualTo("ok");
    }

    @Test
    void aBrowserThatIsGoneIsStartedAnew() {
        browser.driver().quit();
        browser.reset();
        browser.visit(pages.url(""));
        browser.open("/two");
        assertThat(browser.text("body")).isEqualTo("ok");
    }

    @Test
    void aScriptInTheTextOfAPageIsToldByEveryTab() {
        browser.newTab();
        browser.open("/two");
        browser.script(PUT_SCRIPT);
        awaitCheck("inline script: window.ran = 1");
    }

    @Test
    void whatAPageMayDoIsNotToldOf() {
        browser.script("console.warn('a word'); fetch('/asked')");
        browser.await("it to be asked", () -> browser.watch().requests(), asked -> asked.contains(uri("/asked")));
        assertThat(browser.watch().requests()).contains(uri("/one"));
        browser.watch().check();
    }

    @Test
    void aDialogIsTold() {
        browser.script("setTimeout(() => alert('hello there'))");
        awaitCheck("hello there");
    }

    @Test
    void anErrorIsTold() {
        browser.script("console.error('it went wrong')");
        awaitCheck("it went wrong");
        browser.watch().expectError("it went .rong");
        browser.watch().check();
    }

    @Test
    void anErrorWhileSomethingIsAwayIsToldBeforeAndAfterwards() {
        try (var away = browser.watch().meanwhile("went wrong")) {
            browser.script("console.error('it went wrong'); console.error('another thing')");
            browser.await("both", () -> browser.watch().errors(), errors -> errors.size() == 2);
        }
        awaitCheck("another thing");
        assertThat(browser.watch().errors()).noneMatch(error -> error.contains("went wrong"));
        browser.script("console.error('it went wrong')");
        awaitCheck("went wrong");
    }

    @Test
    void aRequestToAnotherHostIsTold() {
        browser.watch().expectError("ERR_NAME_NOT_RESOLVED");
        browser.script("fetch('http://fetched.invalid/').catch(() => 0)");
        awaitCheck("http://fetched.invalid/");
        browser.script("new WebSocket('ws://heard.invalid/')");
        awaitCheck("ws://heard.invalid/");
    }

    @Test
    void nothingToldOfTheStackIsAFault() {
        browser.reset();
        browser.watch().check();
        browser.visit(pages.url(""));
        awaitCheck("of which some must be told");
    }

    private URI uri(String path) {
        return URI.create(pages.url(path));
    }

    /** Tells what the browser told, which takes a moment. */
    private void awaitCheck(String words) {
        Await.untilHolds(
                "check to tell of " + words,
                Browser.PATIENCE,
                () -> assertThatThrownBy(browser.watch()::check)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining(words));
    }
}
