package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives tests the one browser that all share, as new before each test. After each test {@link Watch#check} decides too, and what the page
 * of a failed test showed is kept as a picture.
 */
public final class SharedBrowser extends Shared<Browser> implements AfterEachCallback {
    public SharedBrowser() {
        super(Browser.class, Browser::start);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Browser browser = shared(context);
        try {
            var failure = context.getExecutionException();
            if (failure.isPresent()) {
                keepPicture(browser, context, failure.get());
            }
            browser.watch().check();
        } finally {
            browser.reset();
        }
    }

    private static void keepPicture(Browser browser, ExtensionContext context, Throwable failure) throws IOException {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
        Path folder = Files.createDirectories(Browser.pictures().resolve("failed"));
        Path picture = Files.write(folder.resolve(name + ".png"), browser.picture());
        System.err.println(name + " failed at " + browser.url() + ", seen in " + picture + ": " + failure);
    }
}
