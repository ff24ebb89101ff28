package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The same way by keyboard alone: nothing here clicks, and the focus is always where a person can see it. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class KeyboardJourneyIT {
    private static final String IN_DIALOG = "#ask *";

    private final Stack stack;
    private final Browser browser;
    private final Keyboard keyboard;
    private final String name = "by keyboard " + Long.toString(System.nanoTime(), 36);

    KeyboardJourneyIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
        this.keyboard = new Keyboard(browser);
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void aTestIsMadeStartedWatchedStoppedFoundComparedAndDeleted() {
        String base = stack.trials()
                .run(Plan.tsunami(stack.ping(), 10)
                        .count(50)
                        .with("name", name + " a")
                        .on(stack.nodeIds()))
                .id();
        stack.settle();
        signIn();
        switchTheme();
        make();
        String candidate = watchAndStop();
        compare(base, candidate);
        find();
        delete();
    }

    private void signIn() {
        browser.visit(stack.api().baseUrl());
        browser.open("/");
        keyboard.awaitFocus("#token");
        keyboard.press(stack.token(), Keys.ENTER);
        browser.await("to be signed in", () -> browser.path().equals("/"));
    }

    private void switchTheme() {
        keyboard.tabTo(".skip");
        keyboard.press(Keys.ENTER);
        keyboard.backTo("#theme");
        keyboard.press(Keys.SPACE);
        assertThat(browser.script("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
        keyboard.press(Keys.SPACE);
        assertThat(browser.script("return document.documentElement.dataset.theme"))
                .isEqualTo("light");
        keyboard.press(Keys.SPACE);
        assertThat(browser.script("return document.documentElement.dataset.chosen"))
                .isEqualTo("system");
    }

    private void make() {
        keyboard.tabTo("#new-test");
        keyboard.press(Keys.ENTER);
        var form = NewTestPage.shown(browser);
        keyboard.tabTo(NewTestPage.css("url"));
        keyboard.write("ftp://127.0.0.1/");
        form.awaitFault("url", "must begin with");
        keyboard.write(stack.ping());
        form.awaitNoFault("url");
        chooseType();
        keyboard.tabTo(NewTestPage.css("delay"));
        keyboard.write("10ms");
        keyboard.tabTo(NewTestPage.css("name"));
        keyboard.write(name + " b");
        keyboard.backTo(NewTestPage.css("duration"));
        keyboard.write("1m");
        keyboard.tabTo(NewTestPage.css("auto"));
        keyboard.press(Keys.SPACE);
        browser.await("what will be sent", () -> form.sentence().contains("200/s offered for 1 min"));
        keyboard.tabTo(NewTestPage.css("start"));
        keyboard.press(Keys.ENTER);
    }

    /** The fields change with the type, the focus stays. */
    private void chooseType() {
        keyboard.tabTo(NewTestPage.css("type"));
        keyboard.press(Keys.ARROW_UP);
        browser.await("the fields of an avalanche", () -> browser.shows(NewTestPage.css("rate")));
        keyboard.awaitFocus(NewTestPage.css("type"));
        keyboard.press(Keys.ARROW_DOWN);
        browser.await("the fields of a tsunami", () -> browser.shows(NewTestPage.css("delay")));
        keyboard.awaitFocus(NewTestPage.css("type"));
    }

    /** The id of the test, which has been stopped. */
    private String watchAndStop() {
        var live = LiveTest.shown(browser);
        String id = live.testId();
        live.awaitState("Ready");
        keyboard.tabTo("#start");
        keyboard.press(Keys.ENTER);
        live.pace(stack.nodeIds()).awaitRises(3);
        keyboard.tabTo(".legend button");
        keyboard.press(Keys.ENTER);
        browser.await(
                "one line alone",
                () -> browser.all(".legend button[aria-pressed=false]").size() == 4);
        keyboard.press(Keys.SPACE);
        keyboard.tabTo(".legend button[aria-expanded]");
        keyboard.press(Keys.ENTER);
        browser.await("the chart as a table", () -> browser.shows(".table-view tbody tr"));
        keyboard.backTo("#stop");
        keyboard.press(Keys.ENTER);
        keyboard.awaitFocus(IN_DIALOG);
        keyboard.press(Keys.ESCAPE);
        browser.await("no dialog", () -> !browser.shows("#stop-yes"));
        keyboard.awaitFocus("#stop");
        keyboard.press(Keys.ENTER);
        keyboard.awaitFocus(IN_DIALOG);
        keyboard.tabTo("#stop-no");
        staysInTheDialog();
        keyboard.tabTo("#stop-yes");
        keyboard.press(Keys.ENTER);
        assertThat(ResultPage.shown(browser, Duration.ofSeconds(30)).state()).contains("Aborted");
        return id;
    }

    private void staysInTheDialog() {
        for (int i = 0; i < 4; i++) {
            keyboard.press(Keys.TAB);
            assertThat(keyboard.isOn(IN_DIALOG)).as("focus within the dialog").isTrue();
        }
    }

    /** An option is found by what it begins with. */
    private void compare(String base, String candidate) {
        keyboard.tabTo("#compare");
        keyboard.press(Keys.ENTER);
        browser.await("tests to choose from", () -> browser.all("#base option").size() > 1);
        keyboard.tabTo("#base");
        keyboard.press("\u2068" + name + " a");
        keyboard.tabTo("#choose button");
        keyboard.press(Keys.ENTER);
        var page = new ComparePage(browser);
        page.awaitChanges();
        assertThat(browser.url()).endsWith("?base=" + base + "&candidate=" + candidate);
        assertThat(page.changes().get("requests sent").get(0)).isEqualTo("100");
    }

    private void find() {
        keyboard.tabTo("nav a[data-page=history]");
        keyboard.press(Keys.ENTER);
        var history = HistoryPage.shown(browser);
        keyboard.tabTo(HistoryPage.SEARCH);
        keyboard.write(name);
        history.awaitNames(name + " b", name + " a");
        keyboard.tabTo(HistoryPage.LIST + " th");
        keyboard.press(Keys.ENTER);
        history.awaitNames(name + " a", name + " b");
        keyboard.tabTo(HistoryPage.LIST + " td a");
        keyboard.press(Keys.ENTER);
        assertThat(ResultPage.shown(browser).name()).isEqualTo(name + " a");
    }

    private void delete() {
        keyboard.tabTo("#delete");
        keyboard.press(Keys.ENTER);
        keyboard.awaitFocus(IN_DIALOG);
        keyboard.tabTo("#delete-yes");
        keyboard.press(Keys.ENTER);
        var history = HistoryPage.shown(browser);
        keyboard.tabTo(HistoryPage.SEARCH);
        keyboard.write(name);
        history.awaitNames(name + " b");
    }
}
