package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the modules behind the pages make of given values. */
@Order(19)
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ModulesIT {
    private final Stack stack;
    private final Browser browser;
    private final Modules modules;

    ModulesIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
        this.modules = new Modules(browser);
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
    }

    /** Told late by 5 s, then at once, then late again: the broker is 20 s ahead. */
    @Test
    void theBrokersTimeIsThatOfTheWordThatCameQuickest() {
        String ahead = modules.ask("serverclock.js?own", """
                {
                    const before = m.brokerNow();
                    const seconds = [15, 20, 12].map((ahead) => {
                        m.heardNow(new Date(Date.now() + 1000 * ahead).toISOString());
                        return Math.round((m.brokerNow() - Date.now()) / 1000);
                    });
                    m.heardNow(undefined);
                    await m.timeIsKnown;
                    return [before, ...seconds];
                }""");
        assertThat(ahead).isEqualTo("[null,15,20,20]");
    }
}
