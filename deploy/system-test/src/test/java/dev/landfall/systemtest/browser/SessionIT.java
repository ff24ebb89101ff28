package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Cookie;

/** What belongs to a browser beyond a page: being signed in, in all its tabs, and the theme that was chosen. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class SessionIT {
    private static final String THEME = "return document.documentElement.dataset.theme";
    private static final String CHOSEN = "return document.querySelector('#theme').getAttribute('aria-label')";
    private static final String SAID = "return document.querySelector('#theme-said').textContent";

    private final Stack stack;
    private final Browser browser;

    SessionIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void signingOutInOneTabLeadsAllToSignInAndBackToWhatWasTyped() {
        var form = NewTestPage.comeTo(browser);
        form.type("name", "typed before");
        String typed = browser.newTab();
        browser.open("/drivers.xhtml");
        browser.click("#sign-out");
        awaitSignIn();
        assertThat(browser.url()).doesNotContain("then=");
        browser.closeTab(typed);
        awaitSignIn();
        new SignInPage(browser).offer(stack.token());
        NewTestPage.shown(browser);
        browser.await("what was typed", () -> form.value("name").equals("typed before"));
    }

    @Test
    void signingInInOneTabLetsAllGoOn() {
        browser.open("/drivers.xhtml");
        String first = browser.newTab();
        browser.open("/compare.xhtml");
        browser.click("#sign-out");
        awaitSignIn();
        new SignInPage(browser).offer(stack.token());
        browser.await("the overview", () -> browser.path().equals("/"));
        browser.closeTab(first);
        browser.await("the page of before", () -> browser.path().equals("/drivers.xhtml"));
    }

    /** Its own secret is that of a session that its cookie is not of any more. */
    @Test
    void aTabOfBeforeAnotherSignInGoesOn() {
        browser.watch().expectError("status of 403");
        String id = stack.trials().start(Plan.tsunami(stack.ping(), 100).durationMillis(60_000));
        browser.open("/test.xhtml?id=" + id);
        var page = LiveTest.shown(browser);
        String first = browser.newTab();
        browser.open("/signin.html");
        new SignInPage(browser).offer(stack.token());
        browser.await("the overview", () -> browser.path().equals("/"));
        browser.closeTab(first);
        page.askToStop();
        page.confirm();
        browser.await("the result", () -> browser.path().equals("/result.xhtml"));
    }

    /** A field that asks the server by itself, in a page of before another sign-in. */
    @Test
    void aFormOfBeforeAnotherSignInKeepsWhatWasTyped() {
        browser.watch().expectError("status of 403");
        var form = NewTestPage.comeTo(browser);
        String first = browser.newTab();
        browser.open("/signin.html");
        new SignInPage(browser).offer(stack.token());
        browser.await("the overview", () -> browser.path().equals("/"));
        browser.closeTab(first);
        browser.script("window.isOfBefore = true");
        form.type("name", "typed after");
        browser.await(
                "the form anew",
                () -> browser.script("return window.isOfBefore === undefined").equals(true));
        browser.await("what was typed", () -> form.value("name").equals("typed after"));
    }

    /** The other way to hear of it: another browser has no channel to this one, but the feed is closed. */
    @Test
    void aSessionThatEndsElsewhereLeadsToSignInAndItsCookieOpensNothing() {
        browser.watch().expectError("status of 401");
        browser.open("/drivers.xhtml");
        browser.await("a feed", () -> browser.text("#live").contains("live"));
        Cookie cookie = browser.driver().manage().getCookies().stream()
                .filter(each -> each.getName().startsWith("landfall-session-"))
                .findFirst()
                .orElseThrow();
        var stranger = stack.api().withToken("");
        var pair = Map.of("Cookie", cookie.getName() + "=" + cookie.getValue());
        String csrf = stranger.get("/api/session", pair).expect(200).doc().text("csrf");
        var right = Map.of("Cookie", pair.get("Cookie"), "X-Landfall-CSRF", csrf);
        stranger.send("DELETE", "/api/session", right, "").expect(204);
        awaitSignIn();
        assertThat(browser.url()).contains("then=%2Fdrivers.xhtml");
        stranger.get("/api/drivers", pair).problem(401);
    }

    @Test
    void aThemeStaysUntilTheSystemIsFollowedAgain() {
        assertThat(browser.script(CHOSEN)).isEqualTo("Theme: as the system");
        browser.click("#theme");
        assertThat(browser.script(THEME)).isEqualTo("dark");
        assertThat(browser.script(SAID)).isEqualTo("Theme: dark");
        browser.click("#theme");
        browser.prefers(Theme.DARK, false);
        assertThat(browser.script(THEME))
                .as("chosen, whatever the system likes")
                .isEqualTo("light");
        assertThat(firstSeen("/drivers.xhtml")).isEqualTo("light");
        assertThat(browser.script(CHOSEN)).isEqualTo("Theme: light");
        browser.click("#theme");
        browser.click("#theme");
        assertThat(browser.script(CHOSEN)).isEqualTo("Theme: as the system");
        assertThat(browser.script(THEME)).isEqualTo("dark");
        browser.prefers(Theme.LIGHT, false);
        browser.await("the system's theme", () -> browser.script(THEME).equals("light"));
        browser.prefers(Theme.DARK, false);
        assertThat(firstSeen("/signin.html")).isEqualTo("dark");
    }

    /** The theme at the moment at which the page has its first element to paint. */
    private Object firstSeen(String path) {
        try (var look = browser.onEveryPage("""
                new MutationObserver((changes, observer) => {
                    if (document.body) {
                        window.firstTheme = document.documentElement.dataset.theme;
                        observer.disconnect();
                    }
                }).observe(document, {subtree: true, childList: true});""")) {
            browser.open(path);
        }
        return browser.script("return window.firstTheme");
    }

    private void awaitSignIn() {
        browser.await("to be asked for the token", () -> browser.path().equals("/signin.html"));
    }
}
