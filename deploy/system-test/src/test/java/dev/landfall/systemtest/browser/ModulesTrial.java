package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all trials of modules by themselves begin with. */
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
abstract class ModulesTrial {
    private final Stack stack;
    private final Browser browser;
    final Modules modules;

    ModulesTrial(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
        this.modules = new Modules(browser);
    }

    /** On a page that asks the API for nothing by itself. */
    @BeforeEach
    void signIn() {
        browser.signIn(stack);
        browser.open("/drivers.xhtml");
    }
}
