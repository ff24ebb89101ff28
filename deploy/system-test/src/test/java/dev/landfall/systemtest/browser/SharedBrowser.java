package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.WebDriverException;

/**
 * Gives tests the one browser that all share, as new before each test. After each test {@link Watch#check} decides too, and what the page
 * of a failed test showed is kept as a picture.
 */
public final class SharedBrowser extends Shared<Browser> implements AfterEachCallback, TestExecutionExceptionHandler {
    public SharedBrowser() {
        super(Browser.class, Browser::start);
    }

    /** Before anything is stopped that the page shows. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        try {
            keepPicture(shared(context), context, failure);
        } catch (WebDriverException noPicture) {
            failure.addSuppressed(noPicture);
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browser browser = shared(context);
        try {
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
