package dev.landfall.systemtest.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium and its driver, as installed: nothing is looked for elsewhere and nothing downloaded, which Selenium's own class for
 * Chrome cannot do without.
 */
final class Chromium extends ChromiumDriver {
    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private Chromium(ChromeDriverService service, ChromeOptions options) {
        super(
                new ChromiumDriverCommandExecutor(service, new AddHasCdp().getAdditionalCommands()),
                options,
                ChromeOptions.CAPABILITY);
        cdp = new AddHasCdp().getImplementation(getCapabilities(), getExecuteMethod());
    }

    /** Without a window, on an empty profile in the folder, which gets the driver's log too. */
    static Chromium start(Path folder) {
        for (File program : new File[] {BROWSER, DRIVER}) {
            if (!Files.isExecutable(program.toPath())) {
                throw new AssertionError(program + " is missing, which shows the console to these tests (Debian:"
                        + " apt-get install chromium chromium-driver, or landfall test --install)");
            }
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingAnyFreePort()
                .withLogFile(folder.resolve("chromedriver.log").toFile())
                .build();
        return new Chromium(service, options(folder.resolve("profile")));
    }

    /** Every name but loopback's leads nowhere, so that not even the browser's own curiosity leaves the machine. */
    private static ChromeOptions options(Path profile) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments(
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic");
        options.addArguments("--no-first-run", "--disable-background-networking", "--disable-component-update");
        options.addArguments("--disable-sync", "--disable-extensions", "--lang=en-US", "--hide-scrollbars");
        options.addArguments("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost");
        options.addArguments("--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("credentials_enable_service", false));
        options.setCapability("goog:loggingPrefs", logs);
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS);
        return options;
    }
}
