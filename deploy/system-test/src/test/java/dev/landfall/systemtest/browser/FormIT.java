package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the form for a new test makes of what it is given. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class FormIT {
    private final Stack stack;
    private final Browser browser;

    FormIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void whatComesInWithoutAKeyIsReadToo() {
        var form = NewTestPage.comeTo(browser);
        paste("url", "ftp://127.0.0.1/ping");
        form.awaitFault("url", "must begin with");
        paste("url", stack.ping());
        form.awaitNoFault("url");
        paste("thresholds", "p99 below 200");
        browser.await(
                "a fault of the threshold", () -> !form.fault("thresholds").isEmpty());
    }

    @Test
    void aBodyIsSentAsItWasTypedAndComesBackSo() {
        String body = "\n  {\n\t\"a\": 1\n  }\n\n";
        var form = NewTestPage.comeTo(browser);
        form.type("url", stack.ping());
        form.choose("method", "POST");
        paste("body", body);
        form.tick("auto", false);
        browser.await("what will be sent", () -> form.sentence().contains("offered for 1 min"));
        form.start();
        String id = LiveTest.shown(browser).testId();
        assertThat(stack.api().test(id).text("plan.target.body")).isEqualTo(body);
        browser.open("/new.xhtml?from=" + id);
        assertThat(NewTestPage.shown(browser).value("body")).isEqualTo(body);
    }

    @Test
    void theSentenceTellsTheEndThatComesFirst() {
        var form = NewTestPage.comeTo(browser);
        form.type("url", stack.ping());
        form.type("drivers", "2");
        form.take("Steady load");
        browser.await(
                "a warm-up",
                () -> form.sentence()
                        .contains(
                                "2 drivers × one request every 5 ms = 400/s offered for 10 min, 240,000 requests in all,"
                                        + " after 30 s of warm-up (12,000 more)"));
        paste("duration", " ");
        form.type("count", "10000000");
        browser.await(
                "the longest duration",
                () -> form.sentence().contains("offered for 1 h, when “At most” ends it, 1,440,000 requests in all"));
        browser.script("scrollTo(0, 0)"); // out from under the page's head
        form.take("Spike");
        browser.await("a spike", () -> form.sentence().contains("2 drivers × 2,000/s = 4,000/s offered for 20 s"));
    }

    /** Each copy makes the same test elsewhere; what is no plan yet is not copied. */
    @Test
    void whatIsTypedCanBeTakenAlong() {
        browser.command(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        var form = NewTestPage.comeTo(browser);
        copy("json", "First fill in what is marked");
        form.type("url", stack.ping());
        form.type("name", "taken 'along'");
        form.tick("auto", false);
        form.type("duration", "17s");
        browser.await("what will be sent", () -> form.sentence().contains("offered for 17 s"));

        String json = copy("json", "Copied");
        Doc plan = Doc.parse(json);
        assertThat(plan.text("name")).isEqualTo("taken 'along'");
        assertThat(plan.whole("duration_ms")).isEqualTo(17_000);
        assertThat(plan.text("target.url")).isEqualTo(stack.ping());
        assertThat(copy("command", "Copied")).isEqualTo("landfall run /dev/stdin <<'PLAN'\n" + json + "\nPLAN");
        assertThat(made(copy("curl", "Copied")).text("plan.name")).isEqualTo("taken 'along'");
    }

    /** Presses the button and reads what others would paste. */
    private String copy(String as, String said) {
        browser.click("[data-copy=" + as + "]");
        browser.await(said, () -> browser.text("#copied").startsWith(said));
        browser.script("document.querySelector('#copied').textContent = ''");
        return (String) browser.scriptLater("navigator.clipboard.readText().then(arguments[0])");
    }

    /** What a shell makes of it. */
    private Doc made(String command) {
        try {
            var shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(false);
            shell.environment().put("LANDFALL_TOKEN", stack.token());
            var running = shell.start();
            return Doc.parse(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a mouse does it: the field is told what it holds now, and no key was pressed. */
    private void paste(String field, String text) {
        var element = browser.find(NewTestPage.css(field));
        browser.script(
                "arguments[0].focus(); arguments[0].select(); document.execCommand('insertText', false, arguments[1])",
                element,
                text);
        assertThat(element.getDomProperty("value")).isEqualTo(text);
    }
}
