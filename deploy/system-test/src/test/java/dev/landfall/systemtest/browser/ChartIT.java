package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What one can do with the charts of a test, with the pointer and without. */
@Order(19)
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ChartIT {
    private static final int SECONDS = 120;

    private final Stack stack;
    private final Browser browser;

    ChartIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
    }

    private InventedTest test() {
        return InventedTest.open(browser, SECONDS, 2 * SECONDS);
    }

    @Test
    void markWhatHappened() {
        try (var test = test()) {
            browser.await("the charts", () -> label("times").contains("marked"));
            assertThat(label("times"))
                    .contains("start at 0:00", "driver-8\u2069 no data at 1:00", "beyond p99 < 400ms at 0:30");
            assertThat(label("sent")).contains("driver-8\u2069 no data at 1:00").doesNotContain("beyond");
        }
    }

    @Test
    void haveATableOfEverySecondBehindThem() {
        try (var test = test()) {
            Map<Long, List<String>> sent = test.page().table("sent");
            assertThat(sent).hasSize(SECONDS);
            assertThat(sent.get(0L)).containsExactly("200", "200", "200", "200", "200", "200", "200", "200");
            assertThat(sent.get(61L)).endsWith("201", "–");
            test.next();
            assertThat(test.page().table("sent")).hasSize(SECONDS + 1).containsKey((long) SECONDS);
            assertThat(test.page().table("times").get(3L)).containsExactly("4.84", "14.4", "39.6", "93.0", "20.0");
        }
    }

    @Test
    void haveTheNewestOfManySecondsInTheTableUntilAllAreAskedFor() {
        try (var test = InventedTest.open(browser, 320, 640)) {
            assertThat(test.page().table("sent")).hasSize(300).containsKey(319L).doesNotContainKey(19L);
            assertThat(browser.text("#sent ~ .table-view button")).isEqualTo("Show the 20 earlier rows too");
            assertThat(test.page().wholeTable("sent")).hasSize(320).containsKey(0L);
            assertThat(browser.shows("#sent ~ .table-view button")).isFalse();
            test.next();
            assertThat(test.page().table("sent")).hasSize(321);
        }
    }

    @Test
    void showOneLineAloneWhenItsNameIsClicked() {
        try (var test = test()) {
            WebElement p99 = legend("times", 2);
            p99.click();
            assertThat(p99.getAttribute("aria-pressed")).isEqualTo("true");
            assertThat(browser.all("#times + .legend button[aria-pressed=false]"))
                    .hasSize(4);
            p99.sendKeys(Keys.SPACE);
            assertThat(browser.all("#times + .legend button[aria-pressed=false]"))
                    .isEmpty();
        }
    }

    @Test
    void haveOneCrosshairInCommon() {
        try (var test = test()) {
            checkCrosshair(-0.4);
            checkCrosshair(-0.2);
        }
    }

    /** So far from the middle, in widths of the chart, whose axis is twice as long as the test. */
    private void checkCrosshair(double offset) {
        WebElement chart = browser.find("#times .u-over");
        int pixels = (int) Math.round(offset * chart.getSize().width);
        new Actions(browser.driver()).moveToElement(chart, pixels, 0).perform();
        double pointed = (0.5 + (double) pixels / chart.getSize().width) * 2 * SECONDS;
        browser.await(
                "values of about second " + pointed, () -> Math.abs(secondOf(value("times", 0)) - pointed) <= 1.5);
        long second = secondOf(value("times", 0));
        browser.await("values of another chart", () -> value("sent", 0).equals((200 + second % 3) + " /s"));
    }

    /** By the median, which grows by 0.012 ms with each. */
    private static long secondOf(String median) {
        return median.isEmpty() ? -1 : Math.round((Double.parseDouble(median.replace(" ms", "")) - 4.8) / 0.012);
    }

    @Test
    void zoomAllTogetherWhereOneIsDragged() {
        try (var test = test()) {
            new Actions(browser.driver())
                    .moveToElement(browser.find("#times .u-over"), -100, 0)
                    .clickAndHold()
                    .moveByOffset(100, 0)
                    .release()
                    .perform();
            assertThat(legend("times", "whole test").isEnabled()).isTrue();
            assertThat(legend("sent", "whole test").isEnabled()).isTrue();
            test.next();
            assertThat(legend("times", "whole test").isEnabled())
                    .as("zoomed after an update")
                    .isTrue();
            legend("sent", "whole test").click();
            assertThat(legend("times", "whole test").isEnabled()).isFalse();
        }
    }

    @Test
    void doAllThatByKeyboardToo() {
        try (var test = test()) {
            WebElement chart = browser.find("#times .canvas");
            chart.sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            assertThat(value("times", 2)).isEqualTo("38.4 ms");
            assertThat(value("sent", 0)).isEqualTo("202 /s");
            chart.sendKeys("+");
            assertThat(legend("times", "whole test").isEnabled()).isTrue();
            chart.sendKeys(Keys.END);
            assertThat(value("times", 0)).isEqualTo("6.23 ms");
            chart.sendKeys(Keys.ESCAPE);
            assertThat(legend("times", "whole test").isEnabled()).isFalse();
            legend("times", "+").sendKeys(Keys.ENTER);
            assertThat(legend("flow", "whole test").isEnabled()).isTrue();
            legend("times", "−").sendKeys(Keys.ENTER);
            assertThat(legend("flow", "whole test").isEnabled()).isFalse();
        }
    }

    @Test
    void fetchTheSecondsThatNoTickBrought() {
        try (var test = test()) {
            test.skip(5);
            test.next();
            browser.await("all seconds", () -> isWhole(test, SECONDS + 6));
            List<?> asked = (List<?>) browser.script("return window.asked.filter(each => each.includes('timeline'))");
            assertThat(asked).hasSize(2);
            assertThat(asked.get(1)).asString().endsWith("/timeline?from=" + SECONDS);
        }
    }

    /** Another tab is looked at; as soon as this one is hidden, it is told half a minute, of which it paints nothing until it is seen again. */
    @Test
    void areUpToDateWhenATabIsLookedAtAgain() {
        try (var test = test()) {
            browser.script("""
                    window.turns = [];
                    document.addEventListener('visibilitychange', () => {
                        window.turns.push(`${document.visibilityState} ${document.querySelector('#nodes').dataset.second}`);
                        for (let i = 0; document.hidden && i < 30; i++) {
                            window.next();
                        }
                    });""");
            String tab = browser.newTab();
            browser.command("Page.bringToFront", Map.of());
            String other = browser.driver().getWindowHandle();
            browser.driver().switchTo().window(tab);
            browser.command("Page.bringToFront", Map.of());
            browser.await("all seconds", () -> isWhole(test, SECONDS + 30));
            assertThat(browser.script("return window.turns"))
                    .isEqualTo(List.of("hidden " + (SECONDS - 1), "visible " + (SECONDS - 1)));
            browser.driver().switchTo().window(other);
            browser.closeTab(tab);
        }
    }

    private static boolean isWhole(InventedTest test, int seconds) {
        Map<Long, List<String>> times = test.page().table("times");
        return times.size() == seconds
                && times.values().stream().noneMatch(row -> row.get(0).equals("–"));
    }

    private String label(String chart) {
        return browser.find("#" + chart + " .canvas").getAttribute("aria-label");
    }

    private WebElement legend(String chart, int line) {
        return browser.all("#" + chart + " + .legend button").get(line);
    }

    private WebElement legend(String chart, String words) {
        return browser.find("#" + chart + " + .legend").findElement(By.xpath("button[contains(., '" + words + "')]"));
    }

    /** At the crosshair. */
    private String value(String chart, int line) {
        return legend(chart, line).findElement(By.cssSelector(".n")).getText();
    }
}
