package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.harness.ThirdPartyDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names of drivers and tests, labels and addresses are what others wrote: on every page they are text, and leave the page as it is. After the
 * pages have been pictured, since drivers that have left are listed for ten minutes.
 */
@Order(20)
@Timeout(240)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class HostileNamesIT {
    private static final Duration KNOWN = Duration.ofSeconds(10);
    private static final List<Integer> WIDTHS = List.of(1440, 390);

    /** A driver that takes part: a program of somebody else, since ours refuse such a name. */
    private static final String NODE = "\"><img src=x onerror=alert(1)>{{7*7}}\u202Eevil";

    private static final String FIRST = Hostile.SCRIPT + Hostile.FORMULAS + "\u202E" + Hostile.IMAGE;
    private static final String SECOND = "\u202Etxt.exe" + "w".repeat(150) + Hostile.QUOTES;

    private final Stack stack;
    private final Browser browser;
    private String first;
    private String second;

    HostileNamesIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
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
            inTheForm();
            Hostile.deregister(kafka);
        }
    }

    /** Once the first has ended. */
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
            isText("charts");
        }
    }

    /** The API shows a name in one line, without what changes the direction of others. */
    private static String shown(String name) {
        return name.replaceAll("\\p{Cf}", "?");
    }

    private String start(String name, long millis, String... nodes) {
        String url = stack.ping() + "?q='%22%3E%3Cscript%3Ealert(1)%3C/script%3E&e=%7B%7B7*7%7D%7D";
        return stack.trials()
                .start(Plan.tsunami(url, 20)
                        .durationMillis(millis)
                        .with("name", name)
                        .on(nodes));
    }

    private void onTheLivePage(ThirdPartyDriver other) {
        first = start(FIRST, 8_000, "driver-1", NODE);
        LiveTest page = LiveTest.open(browser, first);
        page.awaitSecond(2, Browser.PATIENCE);
        other.publishFigures(first, "1", "2", "3", "4");
        assertThat(browser.text("#name")).contains("<script>window.hacked=1;alert(1)</script>", Hostile.FORMULAS);
        assertThat(browser.text("#nodes")).contains("<img src=x");
        isText("the live page");
        browser.open("/");
        browser.await("the strip", () -> browser.shows("#running .strip"));
        assertThat(browser.text("#running")).contains("<script>window.hacked=1;alert(1)</script>");
        isText("the overview with a running test");
    }

    private void onDrivers() {
        browser.open("/drivers.xhtml");
        browser.await("the drivers", () -> browser.all("#list tbody tr").size() >= 3 + Hostile.NAMES.size());
        assertThat(browser.text("#list")).contains(Hostile.FORMULAS, "<img src=x", "<b>long-");
        isText("the drivers");
        browser.open("/");
        browser.await("the drivers", () -> browser.all("#fleet li").size() >= 3 + Hostile.NAMES.size());
        assertThat(browser.text("#fleet")).contains(Hostile.FORMULAS);
        isText("the overview");
    }

    private void onResultHistoryAndCompare() {
        browser.open("/result.xhtml?id=" + first);
        browser.await("the result", () -> browser.text("#name").contains("<script>"));
        browser.await("its nodes", () -> browser.text("#nodes").contains("<img src=x"));
        isText("the result");
        browser.open("/history.xhtml");
        browser.await("the list", () -> browser.text("#form\\:list").contains("<script>window.hacked=1"));
        assertThat(browser.text("#form\\:list")).contains(Hostile.FORMULAS);
        isText("the history");
        browser.open("/compare.xhtml?base=" + first + "&candidate=" + second);
        browser.await("the comparison", () -> browser.shows("#over-p50 canvas"));
        assertThat(browser.text("#base")).contains("<script>window.hacked=1");
        isText("the comparison");
        browser.open("/");
        browser.await(
                "the results", () -> browser.text("#results").contains("<script>window.hacked=1;alert(1)</script>"));
        isText("the overview with results");
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
        isText("the form");
        var url = browser.find("[data-path='target.url']");
        url.clear();
        url.sendKeys(Hostile.SCRIPT + "#{7*7}");
        browser.await("a fault", () -> browser.text("#form\\:url-fault").length() > 10);
        isText("the form with a fault");
    }

    /** At every width: nothing of theirs became an element or ran, nothing scrolls sideways, nothing turns what stands beside it. */
    private void isText(String page) {
        for (int width : WIDTHS) {
            browser.size(width, 900);
            awaitNothingSideways(page, width);
            Doc seen = Doc.parse((String) browser.script("""
                    const inner = (node) => ['block', 'flex', 'grid', 'table-cell', 'list-item', 'flow-root'].includes(getComputedStyle(node).display);
                    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                    const turning = [];
                    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                        const parent = text.parentElement;
                        const isAlone = getComputedStyle(parent).unicodeBidi.includes('isolate') || inner(parent) && parent.childNodes.length === 1;
                        if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data.replace(/\\u2068[^\\u2069]*\\u2069/g, '')) && !isAlone) {
                            turning.push(parent.outerHTML.slice(0, 200));
                        }
                    }
                    return JSON.stringify({
                        images: document.images.length,
                        handlers: document.querySelectorAll('[onerror], [onload], [onmouseover], main script:not([src]), iframe').length,
                        hacked: window.hacked === 1,
                        calculated: /\\b49 49 49\\b/.test(document.body.textContent),
                        turning,
                    });
                    """));
            assertThat(seen.whole("images"))
                    .as("images on %s at %d: %s", page, width, seen)
                    .isZero();
            assertThat(seen.whole("handlers"))
                    .as("handlers on %s at %d: %s", page, width, seen)
                    .isZero();
            assertThat(seen.flag("hacked")).as("a script ran on %s", page).isFalse();
            assertThat(seen.flag("calculated")).as("a formula ran on %s", page).isFalse();
            assertThat(seen.texts("turning"))
                    .as("direction on %s at %d", page, width)
                    .isEmpty();
        }
        browser.size(1440, 900);
    }

    /** Pictures are drawn anew shortly after their room has changed. */
    private void awaitNothingSideways(String page, int width) {
        Await.until(
                page + " not to scroll sideways at " + width,
                Duration.ofSeconds(5),
                () -> (List<?>) browser.script("""
                        return document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
                            .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.scroll, .ui-datatable-tablewrapper'))
                            .map((each) => each.outerHTML.slice(0, 200)).slice(0, 5).concat('page');
                        """),
                List::isEmpty);
    }
}
