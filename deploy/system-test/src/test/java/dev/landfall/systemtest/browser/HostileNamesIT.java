package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.harness.ThirdPartyDriver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names of drivers and tests, labels and addresses are what others wrote: on every page they are text, and leave the page as it is. After the
 * pages have been pictured, since drivers that have left are listed for ten minutes.
 */
@Order(20)
@Timeout(300)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class HostileNamesIT {
    private static final Duration KNOWN = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    /** A driver that takes part: a program of somebody else, since ours refuse such a name. */
    private static final String NODE = "\"><img src=x onerror=alert(1)>" + Hostile.FORMULAS + "\u202Eevil";

    private static final String FIRST = Hostile.SCRIPT + "\u202E" + Hostile.IMAGE;
    private static final String SECOND = "\u202Etxt.exe" + "w".repeat(110) + Hostile.QUOTES;

    private final Stack stack;
    private final Browser browser;
    private final ForeignText page;
    private String first;
    private String second;

    HostileNamesIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
        this.page = new ForeignText(browser);
    }

    @AfterEach
    void stopWhatIsLeft() {
        Leftovers.stop(stack.api());
    }

    @Test
    void areTextOnEveryPage() {
        browser.signIn(stack);
        try (var kafka = stack.kafka();
                var other = ThirdPartyDriver.start(kafka, NODE)) {
            Await.until("it", KNOWN, stack.api()::aliveDrivers, alive -> alive.contains(shown(NODE)));
            onTheLivePage(other);
            Hostile.register(kafka);
            onDrivers();
            inCharts();
            second = second();
            onResultHistoryAndCompare();
            inTheExportedReport();
            inTheForm();
            Hostile.deregister(kafka);
        }
    }

    /** Once the first, which was stopped, has ended. */
    private String second() {
        var result = stack.trials().end(first);
        assertThat(result.report().text("name")).isEqualTo(FIRST);
        assertThat(result.report().list("drivers").stream().map(each -> each.text("node_id")))
                .containsExactlyInAnyOrder("driver-1", shown(NODE));
        String id = start(SECOND, 1_000, "driver-1");
        stack.trials().end(id);
        return id;
    }

    /** With names as no API lets them through. */
    private void inCharts() {
        try (var test = InventedTest.open(browser, 60, 60, Hostile.NAMES)) {
            test.page().table("sent");
            test.next();
            assertThat(browser.text("#sent + .legend")).contains("<img src=x", "<b>long-");
            assertThat(browser.text("#nodes")).contains("<script>window.hacked=1;alert(1)</script>");
            page.isText("charts");
        }
        try (var test = InventedTest.ended(browser, 60, Hostile.NAMES)) {
            test.page().table("sent");
            test.page().table("drivers-p99");
            for (String place : List.of("#sent + .legend", "#drivers-p99 + .legend", "#drivers", "#skew", "#nodes")) {
                assertThat(browser.text(place))
                        .as(place)
                        .contains("<script>window.hacked=1;alert(1)</script>", "<img src=x", "<b>long-");
            }
            page.isText("charts of a result");
        }
    }

    /** The API shows a name in one line, without what changes the direction of others. */
    private static String shown(String name) {
        return name.replaceAll("\\p{Cf}", "?");
    }

    private String start(String name, long millis, String... nodes) {
        String url = stack.ping() + "?q='"
                + URLEncoder.encode("\"><script>alert(1)</script>" + Hostile.FORMULAS, StandardCharsets.UTF_8);
        return stack.trials()
                .start(Plan.tsunami(url, 20)
                        .durationMillis(millis)
                        .with("name", name)
                        .on(nodes));
    }

    private void onTheLivePage(ThirdPartyDriver other) {
        first = start(FIRST, LONG_ENOUGH.toMillis(), "driver-1", NODE);
        LiveTest.open(browser, first).awaitSecond(2, Browser.PATIENCE);
        other.publishFigures(first, "1", "2", "3", "4");
        assertThat(browser.text("#name")).contains("<script>window.hacked=1;alert(1)</script>", Hostile.FORMULAS);
        assertThat(browser.text("#nodes")).contains("<img src=x");
        page.isText("the live page");
        var live = LiveTest.shown(browser);
        live.askToStop();
        page.isText("the live page that asks");
        live.goOn();
        browser.open("/");
        browser.await("the strip", () -> browser.shows("#running .strip"));
        assertThat(browser.text("#running")).contains("<script>window.hacked=1;alert(1)</script>");
        page.isText("the overview with a running test");
        stack.api().post("/api/tests/" + first + "/stop").expect(202);
    }

    private void onDrivers() {
        browser.open("/drivers.xhtml");
        browser.await("the drivers", () -> browser.all("#list tbody tr").size() >= 3 + Hostile.NAMES.size());
        assertThat(browser.text("#list"))
                .contains(Hostile.FORMULAS, "<img src=x", "<b>long-")
                .contains(Hostile.fields());
        page.isText("the drivers");
        browser.open("/");
        browser.await("the drivers", () -> browser.all("#fleet li").size() >= 3 + Hostile.NAMES.size());
        assertThat(browser.text("#fleet")).contains(Hostile.FORMULAS);
        page.isText("the overview");
    }

    private void onResultHistoryAndCompare() {
        browser.open("/result.xhtml?id=" + first);
        browser.await("the result", () -> browser.text("#name").contains("<script>"));
        browser.await("its nodes", () -> browser.text("#nodes").contains("<img src=x"));
        page.isText("the result");
        browser.click("#delete");
        browser.await("the dialog", () -> browser.shows("#delete-no"));
        page.isText("the result that asks");
        browser.open("/history.xhtml");
        browser.await("the list", () -> browser.text("#form\\:list").contains("<script>window.hacked=1"));
        assertThat(browser.text("#form\\:list")).contains(Hostile.FORMULAS);
        page.isText("the history");
        var history = new HistoryPage(browser);
        List.of(first, second).forEach(id -> browser.click("[data-pick='" + id + "']"));
        assertThat(history.askToDelete())
                .hasSize(2)
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .contains("<script>window.hacked=1;alert(1)</script>", Hostile.FORMULAS),
                        asked -> assertThat(asked).contains("txt.exe", Hostile.QUOTES));
        page.isText("the history that asks");
        history.keep();
        browser.open("/compare.xhtml?base=" + first + "&candidate=" + second);
        browser.await("the comparison", () -> browser.shows("#over-p50 canvas"));
        assertThat(browser.text("#base")).contains("<script>window.hacked=1");
        page.isText("the comparison");
        browser.open("/");
        browser.await(
                "the results", () -> browser.text("#results").contains("<script>window.hacked=1;alert(1)</script>"));
        page.isText("the overview with results");
    }

    /** The file that is passed on, as the browser shows it. */
    private void inTheExportedReport() {
        browser.open("/api/tests/" + first + "/report.html");
        assertThat(browser.text("body"))
                .contains("<script>window.hacked=1;alert(1)</script>", Hostile.FORMULAS, "<img src=x");
        page.isText("the exported report");
        assertThat(new Axe().look(browser).stream().filter(Axe.Finding::isHeavy))
                .isEmpty();
    }

    private void inTheForm() {
        browser.open("/new.xhtml?from=" + first);
        var name = browser.find("[data-path=name]");
        assertThat(name.getAttribute("value")).isEqualTo(FIRST);
        name.sendKeys(" more");
        browser.await(
                "the copy",
                () -> ((String) browser.script("return document.querySelector('#copy-json').textContent"))
                        .contains(" more"));
        page.isText("the form");
        browser.type("[data-path='target.url']", Hostile.SCRIPT);
        browser.await("a fault", () -> browser.text("#form\\:url-fault").length() > 10);
        page.isText("the form with a fault");
    }
}
