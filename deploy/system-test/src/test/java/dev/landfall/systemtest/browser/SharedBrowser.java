package dev.landfall.systemtest.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one browser that all share, as new before each test. After each test {@link Watch#check} decides too, and what the page
 * of a failed test showed is kept as a picture.
 */
public final class SharedBrowser implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Browser browser = browser(context);
        try {
            var failure = context.getExecutionException();
            if (failure.isPresent()) {
                keepPicture(browser, context, failure.get());
            }
            browser.watch().check();
        } finally {
            browser.driver().get("about:blank");
        }
    }

    private static void keepPicture(Browser browser, ExtensionContext context, Throwable failure) throws IOException {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
        Path folder = Files.createDirectories(Browser.pictures().resolve("failed"));
        Path picture = Files.write(folder.resolve(name + ".png"), browser.picture());
        System.err.println(name + " failed at " + browser.url() + ", seen in " + picture + ": " + failure);
    }

    /** Closed with the store: after the last test of the run. */
    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBrowser.class))
                .getOrComputeIfAbsent("browser", key -> Browser.start(), Browser.class);
    }
}
