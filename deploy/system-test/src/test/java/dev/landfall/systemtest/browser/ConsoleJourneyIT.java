package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of a person through the console, with a mouse. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ConsoleJourneyIT {
    private final Stack stack;
    private final Browser browser;
    private final String name = "journey " + Long.toString(System.nanoTime(), 36);

    ConsoleJourneyIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void aWrongTokenIsRefusedInWordsAndTheRightOneLetsIn() {
        browser.watch().expectError("/api/session .* 401");
        browser.visit(stack.api().baseUrl());
        browser.open("/history.xhtml");
        browser.await("to be asked for the token", () -> browser.path().equals("/signin.html"));
        var page = new SignInPage(browser);
        page.offer("wrong");
        browser.await("a refusal", () -> page.fault().contains("not the token"));
        page.offer(stack.token());
        HistoryPage.shown(browser);
    }

    @Test
    void aTestIsMadeStartedWatchedFoundComparedAndDeleted() {
        browser.signIn(stack);
        String first = makeAndWatch();
        String second = repeatAndStop();
        findBoth();
        compare(first, second);
        delete();
    }

    /** The id of the test, which has run to its end. */
    private String makeAndWatch() {
        var form = NewTestPage.comeTo(browser);
        form.take("Spike");
        browser.await("an avalanche", () -> form.value("type").equals("AVALANCHE"));
        form.choose("type", "TSUNAMI");
        form.type("url", "ftp://127.0.0.1/ping");
        form.awaitFault("url", "must begin with");
        form.type("url", stack.ping());
        form.awaitNoFault("url");
        form.type("delay", "soon");
        form.awaitFault("delay", "must be a number");
        form.type("delay", "10ms");
        form.awaitNoFault("delay");
        form.type("duration", "15s");
        form.type("name", name + " a");
        form.tick("auto", false);
        browser.await("what will be sent", () -> form.sentence().contains("200/s offered for 15 s"));
        assertThat(form.sentence()).contains("2 drivers").contains("3,000 requests in all");
        form.start();

        var live = LiveTest.shown(browser);
        String id = live.testId();
        live.awaitState("Ready");
        live.start();
        live.pace(stack.nodeIds()).awaitRises(1);
        assertThat(browser.text("#kpis")).contains("Throughput").contains("of 200 offered");
        live.pace(stack.nodeIds()).check();
        checkResult(ResultPage.shown(browser, Duration.ofSeconds(30)));
        return id;
    }

    private void checkResult(ResultPage result) {
        assertThat(result.name()).isEqualTo(name + " a");
        assertThat(result.state()).contains("Completed");
        assertThat(result.ledger()).contains("3,000").contains("✓ yes");
        stack.settle();
    }

    private String repeatAndStop() {
        var form = new ResultPage(browser).newTestFromThis();
        assertThat(form.value("url")).isEqualTo(stack.ping());
        assertThat(form.value("delay")).isEqualTo("10ms");
        form.type("name", name + " b");
        form.type("duration", "1m");
        form.tick("auto", true);
        form.start();

        var live = LiveTest.shown(browser);
        String id = live.testId();
        live.pace(stack.nodeIds()).awaitRises(2);
        live.askToStop();
        live.goOn();
        live.awaitState("Running");
        live.askToStop();
        live.confirm();
        var result = ResultPage.shown(browser, Duration.ofSeconds(30));
        assertThat(result.state()).contains("Aborted");
        assertThat(result.ledger()).contains("✓ yes");
        return id;
    }

    private void findBoth() {
        var history = HistoryPage.comeTo(browser);
        history.search(name);
        history.awaitNames(name + " b", name + " a");
        history.search(name + " a");
        history.awaitNames(name + " a");
        assertThat(history.open(name + " a").name()).isEqualTo(name + " a");
    }

    private void compare(String first, String second) {
        var page = ComparePage.comeTo(browser);
        page.compare(first, second);
        assertThat(page.changes()).containsKeys("throughput", "requests sent", "response time p99");
    }

    private void delete() {
        var history = HistoryPage.comeTo(browser);
        history.search(name);
        history.awaitNames(name + " b", name + " a");
        history = history.open(name + " b").delete();
        history.search(name);
        history.awaitNames(name + " a");
        history.search(name + " b");
        history.awaitWords("No test is like that");
    }
}
