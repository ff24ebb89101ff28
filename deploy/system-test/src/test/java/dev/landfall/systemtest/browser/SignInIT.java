package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address may ask of the sign-in page: to let somebody in, and to go on to a page of this console and no other. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class SignInIT {
    private static final String ORIGIN = "return location.origin";

    private final Stack stack;
    private final Browser browser;

    SignInIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @BeforeEach
    void visit() {
        browser.visit(stack.api().baseUrl());
    }

    @Test
    void aLinkWithTheTokenLetsInAndLeadsOn() {
        browser.open("/signin.html?then=%2Fdrivers.xhtml#token=" + encoded(stack.token()));
        browser.await("the drivers", () -> browser.path().equals("/drivers.xhtml") && browser.shows("#list tbody tr"));
        assertThat(browser.url()).doesNotContain("#").doesNotContain(stack.token());
    }

    /** Before it is known whether it is the right one. */
    @Test
    void theTokenOfALinkDisappearsFromTheAddress() {
        browser.watch().expectError("/api/session .* 401");
        browser.open("/signin.html?then=%2Fdrivers.xhtml#token=wrong");
        var page = new SignInPage(browser);
        browser.await("a refusal", () -> page.fault().contains("not the token"));
        assertThat(browser.url()).endsWith("/signin.html?then=%2Fdrivers.xhtml");
        assertThat((List<?>) browser.script("return navigation.entries().map(({url}) => url)"))
                .as("addresses to go back to")
                .isNotEmpty()
                .noneMatch(url -> ((String) url).contains("token="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//console.invalid/",
                "https://console.invalid/",
                "/\\console.invalid/",
                "/.//console.invalid/",
                "javascript:window.hacked=1",
                "http://:"
            })
    void signingInNeverLeadsElsewhere(String then) {
        browser.watch().expectError("/(console.invalid/|favicon.ico) .* 404"); // a path of this host, and no page
        browser.open("/signin.html?then=" + encoded(then));
        new SignInPage(browser).offer(stack.token());
        browser.await("to be signed in", () -> !browser.path().equals("/signin.html"));
        assertThat(browser.script(ORIGIN)).isEqualTo(stack.api().baseUrl());
        assertThat(browser.script("return 'hacked' in window")).isEqualTo(false);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
