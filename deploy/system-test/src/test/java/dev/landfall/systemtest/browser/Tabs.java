package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;

/** A Chromium with a profile of its own, and its tabs: each tells from the first of scripts in the text of a page. For one thread. */
final class Tabs implements AutoCloseable {
    private static final String INLINE = Scripts.read("inline.js");

    private final Thread takeDown = new Thread(this::quit);
    private Program program = Program.start();

    /** What runs, and what is seen of it. */
    private record Program(Path folder, Chromium driver, Watch watch) {
        static Program start() {
            Path folder = Home.newDirectory("browser");
            Chromium driver = Chromium.start(folder);
            return new Program(folder, driver, new Watch(driver));
        }

        void end() {
            driver.quit();
            try (var files = Files.walk(folder.resolve("profile"))) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Tabs() {
        equip();
        Runtime.getRuntime().addShutdownHook(takeDown);
    }

    Chromium driver() {
        return program.driver();
    }

    Watch watch() {
        return program.watch();
    }

    /** Opens another one, which is shown from here on; the handle of the one that was. */
    String open() {
        String left = driver().getWindowHandle();
        driver().switchTo().newWindow(WindowType.TAB);
        equip();
        return left;
    }

    /** Closes the one that is shown and shows another. */
    void close(String other) {
        driver().close();
        driver().switchTo().window(other);
    }

    /** All give way to a new one, and what they kept of the origin is forgotten; a browser that cannot do that gives way itself. */
    void renew(String origin) {
        try {
            closeAll();
            forget(origin);
        } catch (WebDriverException lost) {
            System.err.println("the browser is started anew, since it did not get a new tab: " + lost.getRawMessage());
            program.end();
            program = Program.start();
            equip();
        }
        watch().begin();
    }

    /** The new one is opened first: a browser without any ends. What belongs to a tab, such as its session's storage, goes with it. */
    private void closeAll() {
        Set<String> old = driver().getWindowHandles();
        driver().switchTo().window(old.iterator().next());
        open();
        String fresh = driver().getWindowHandle();
        old.forEach(handle -> driver().switchTo().window(handle).close());
        driver().switchTo().window(fresh);
    }

    private void forget(String origin) {
        driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
        if (!origin.isEmpty()) {
            driver().executeCdpCommand(
                            "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "local_storage"));
        }
    }

    private void equip() {
        driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", INLINE));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(takeDown);
        program.end();
    }

    private void quit() {
        driver().quit();
    }
}
