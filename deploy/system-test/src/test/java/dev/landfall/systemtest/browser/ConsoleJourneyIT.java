package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of a person through the console, with a mouse. */
@Order(30)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ConsoleJourneyIT {
    private final Stack stack;
    private final Browser browser;

    ConsoleJourneyIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void aWrongTokenIsRefusedInWordsAndTheRightOneLetsIn() {
        browser.watch().expectError("/api/session .* 401");
        browser.visit(stack.api().baseUrl());
        browser.open("/history.xhtml");
        browser.await("to be asked for the token", () -> browser.path().equals("/signin.html"));
        browser.find("#token").sendKeys("wrong");
        browser.click("button[type=submit]");
        browser.await("a refusal", () -> browser.text("#token-fault").contains("not the token"));
        browser.find("#token").clear();
        browser.find("#token").sendKeys(stack.token());
        browser.click("button[type=submit]");
        browser.await("the page that was asked for", () -> browser.path().equals("/history.xhtml"));
        assertThat(browser.text("h1")).isEqualTo("Tests");
    }
}
