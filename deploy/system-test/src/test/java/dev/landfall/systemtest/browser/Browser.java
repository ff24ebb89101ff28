package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * One Chromium with a profile of its own, and the tab of it that is shown. It keeps what pages write to the console, ask of the network and
 * pop up, see {@link Watch}. Used by one test at a time.
 */
public final class Browser implements AutoCloseable {
    /** How long a page may take to show what it is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Tabs tabs = new Tabs();
    private String origin = "";

    private Browser() {
        lookOrdinary();
    }

    public static Browser start() {
        return new Browser();
    }

    /** As on a new machine: one tab, nobody signed in, nothing chosen or typed, 1440 × 900, light. */
    void reset() {
        tabs.renew(origin);
        lookOrdinary();
    }

    private void lookOrdinary() {
        size(1440, 900);
        prefers(Theme.LIGHT, false);
    }

    /** Opens another tab like the first, which is shown from here on; the handle of the one that was, for {@link #closeTab}. */
    String newTab() {
        String left = tabs.open();
        lookOrdinary();
        return left;
    }

    /** Closes the tab that is shown and shows another. */
    void closeTab(String other) {
        tabs.close(other);
    }

    /** Goes to the stack's sign-in page and through it. */
    public void signIn(Stack stack) {
        signIn(stack.api().baseUrl(), stack.token());
    }

    /** The same for an orchestrator at the origin, {@code http://host:port}; from here on requests to it are right. */
    public void signIn(String at, String token) {
        visit(at);
        open("/signin.html");
        type("#token", token);
        click("button[type=submit]");
        await("to be signed in", () -> path().equals("/"));
    }

    /** From here on paths are those of this origin, and requests to it are right. */
    public void visit(String at) {
        origin = at;
        watch().allow(at);
    }

    /** Opens a page by path and query; returns when it has loaded, which is not yet when its scripts have shown all. */
    public void open(String path) {
        driver().get(origin + path);
    }

    /** Path of the page that is shown, without the query. */
    public String path() {
        return (String) script("return location.pathname");
    }

    public String url() {
        return driver().getCurrentUrl();
    }

    public WebElement find(String css) {
        return driver().findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return driver().findElements(By.cssSelector(css));
    }

    /** What it says to those who look; empty while it is hidden. */
    public String text(String css) {
        try {
            return find(css).getText();
        } catch (StaleElementReferenceException drawnAnewMeanwhile) {
            return find(css).getText();
        }
    }

    public boolean shows(String css) {
        return all(css).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until it can be clicked; one that is drawn anew meanwhile is clicked as it is then. */
    public void click(String css) {
        click(By.cssSelector(css));
    }

    void click(By element) {
        await(element + " to click", () -> {
            WebElement found = driver().findElement(element);
            boolean isReady = found.isDisplayed() && found.isEnabled();
            if (isReady) {
                found.click();
            }
            return isReady;
        });
    }

    /** Into a field, in place of what stands there. */
    public void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Rows of a table, each as the texts of its cells, also of those that are hidden. */
    @SuppressWarnings("unchecked") // the script gives rows of texts
    public List<List<String>> rows(String css) {
        return (List<List<String>>) script(
                "return [...document.querySelectorAll(arguments[0])].map(row => [...row.cells].map(c => c.textContent))",
                css);
    }

    /** Looks twenty times a second; an element that is not there, or no longer, counts as not yet. */
    public void await(String what, Supplier<Boolean> holds) {
        await(what, PATIENCE, holds);
    }

    public void await(String what, Duration limit, Supplier<Boolean> holds) {
        await(what, limit, holds, is -> is);
    }

    /** The same for something that is told by a failure as it was seen last; what was enough. */
    public <T> T await(String what, Supplier<T> look, Predicate<T> enough) {
        return await(what, PATIENCE, look, enough);
    }

    public <T> T await(String what, Duration limit, Supplier<T> look, Predicate<T> enough) {
        var seen = new AtomicReference<T>();
        new FluentWait<WebDriver>(driver())
                .withTimeout(limit)
                .pollingEvery(LOOK)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .withMessage(() -> "waited for " + what + " at " + url() + ", seen last was: " + seen.get())
                .until(any -> {
                    seen.set(look.get());
                    return enough.test(seen.get());
                });
        return seen.get();
    }

    public Object script(String script, Object... arguments) {
        return tabs.driver().executeScript(script, arguments);
    }

    /** A script that tells what it found by calling its last argument. */
    public Object scriptLater(String script, Object... arguments) {
        return tabs.driver().executeAsyncScript(script, arguments);
    }

    /** Runs before anything of each page that comes into this tab, until it is closed. */
    PageScript onEveryPage(String source) {
        return PageScript.put(this, source);
    }

    /** A command of the Chrome DevTools protocol. */
    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return tabs.driver().executeCdpCommand(name, parameters);
    }

    /** For keys, windows and whatever else is not here. */
    public WebDriver driver() {
        return tabs.driver();
    }

    public Watch watch() {
        return tabs.watch();
    }

    /** Of the page in CSS pixels, also below what a window could be. */
    public void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void prefers(Theme theme, boolean reducedMotion) {
        var colors = Map.of("name", "prefers-color-scheme", "value", theme.toString());
        var motion = Map.of("name", "prefers-reduced-motion", "value", reducedMotion ? "reduce" : "no-preference");
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(colors, motion)));
    }

    /** Takes the network away from the page, or gives it back; the page is told as by a cable that is pulled. */
    public void offline(boolean offline) {
        command("Network.enable", Map.of());
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The whole page as a PNG, also what lies below the window's edge. */
    public byte[] picture() {
        var picture = command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
        return Base64.getDecoder().decode((String) picture.get("data"));
    }

    /** Where pictures of a run are kept. */
    public static Path pictures() {
        try {
            return Files.createDirectories(
                    Path.of(System.getProperty("landfall.systemtest.dir")).resolveSibling("screenshots"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tabs.close();
    }
}
