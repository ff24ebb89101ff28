package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that stands in a page is ever run: scripts are files of the console's own, and the browser is told so. */
@Order(19)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ContentSecurityIT {
    /** A page as its bytes came, read by the browser's own parser but not run. */
    private static final String FETCH = """
            const done = arguments[1];
            fetch(arguments[0]).then(async (answer) => done({status: answer.status,
                policy: answer.headers.get('Content-Security-Policy') || '', kept: answer.headers.get('Cache-Control'),
                body: await answer.text()}));""";

    private static final String RUNNABLE = """
            const page = new DOMParser().parseFromString(arguments[0], 'text/html');
            const found = [...page.querySelectorAll('script:not([src]):not([type="application/json"])')].map((script) => script.outerHTML);
            page.querySelectorAll('*').forEach((element) => [...element.attributes].forEach(({name, value}) => {
                if (name.startsWith('on') || /^\\s*javascript:/i.test(value)) {
                    found.push(element.tagName + ' ' + name + '=' + value);
                }
            }));
            return found;""";

    /** With each answer PrimeFaces tells its own script the nonce, which no script of ours makes use of. */
    private static final String NONCE =
            "<eval><!\\[CDATA\\[if\\(window.PrimeFaces\\)\\{PrimeFaces.csp.init\\('[\\w=]+'\\);\\};]]></eval>";

    private static final String KEEP_ANSWERS = """
            window.answers = [];
            const open = XMLHttpRequest.prototype.open;
            XMLHttpRequest.prototype.open = function (...call) {
                this.addEventListener('load', () => window.answers.push(this.responseText));
                open.apply(this, call);
            };""";

    private final Stack stack;
    private final Browser browser;

    ContentSecurityIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void noPageBringsAScriptInItsText() {
        browser.signIn(stack);
        String id = endedTest();
        for (String page : List.of(
                "/",
                "/signin.html",
                "/new.xhtml",
                "/new.xhtml?from=" + id,
                "/test.xhtml?id=" + id,
                "/result.xhtml?id=" + id,
                "/history.xhtml",
                "/compare.xhtml",
                "/drivers.xhtml")) {
            var answer = (Map<?, ?>) browser.scriptLater(FETCH, page);
            assertThat(answer.get("status")).as(page).isEqualTo(200L);
            assertThat(answer.get("kept")).as("how long %s is kept", page).isEqualTo("no-store");
            checkPolicy(page, (String) answer.get("policy"));
            checkNothingRuns(page, (String) answer.get("body"));
        }
    }

    /** As it stands when it has shown what it has to show; what came and went is told by the browser's console. */
    @Test
    void noPageHasOneWhenItsOwnScriptsAreThrough() {
        browser.signIn(stack);
        String id = endedTest();
        for (String page : List.of(
                "/",
                "/new.xhtml?from=" + id,
                "/result.xhtml?id=" + id,
                "/history.xhtml",
                "/compare.xhtml",
                "/drivers.xhtml")) {
            browser.open(page);
            browser.await(page + " to be live", () -> browser.text("#live").contains("live"));
            checkNothingRuns(page, (String) browser.script("return document.documentElement.outerHTML"));
        }
    }

    /** What the other tests rely upon. */
    @Test
    void aScriptThatIsPutIntoAPageIsNotRunAndTold() {
        browser.signIn(stack);
        browser.watch().expectError("inline script: window.ran|policy violation: script-src|Content Security Policy");
        browser.script("""
                const script = document.createElement('script');
                script.textContent = 'window.ran = 1';
                document.body.append(script);
                script.remove();""");
        assertThat(browser.script("return 'ran' in window")).isEqualTo(false);
        Await.untilHolds(
                "both to be told",
                Browser.PATIENCE,
                () -> assertThat(browser.watch().errors())
                        .anyMatch(error -> error.contains("inline script: window.ran"))
                        .anyMatch(error -> error.contains("policy violation: script-src")));
    }

    private String endedTest() {
        return stack.trials()
                .run(Plan.tsunami(stack.ping(), 10).count(20).on(stack.nodeIds()))
                .id();
    }

    /** Files of this host, and what PrimeFaces has made for this one answer: nothing else may run. */
    private static void checkPolicy(String page, String policy) {
        Map<String, String> directives = Arrays.stream(policy.split("[;,]", -1))
                .map(directive -> directive.strip().split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words.length > 1 ? words[1] : ""));
        assertThat(directives.get("script-src"))
                .as("what %s may run: %s", page, policy)
                .matches("'self'( 'nonce-[\\w+/]+=*')?");
        assertThat(directives)
                .as("policy of " + page)
                .containsEntry("script-src-attr", "'none'")
                .containsEntry("object-src", "'none'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-ancestors", "'none'")
                .doesNotContainKey("script-src-elem");
    }

    private void checkNothingRuns(String what, String html) {
        assertThat((List<?>) browser.script(RUNNABLE, html))
                .as("scripts in the text of " + what)
                .isEmpty();
    }

    @Test
    void noAnswerToAFormBringsOneEither() {
        browser.signIn(stack);
        var form = NewTestPage.comeTo(browser);
        browser.script(KEEP_ANSWERS);
        form.type("url", "ftp://127.0.0.1/");
        form.awaitFault("url", "must begin with");
        form.take("Spike");
        browser.await("fields of an avalanche", () -> browser.shows(NewTestPage.css("rate")));
        form.start();
        browser.await(
                "a refusal", () -> browser.text(NewTestPage.css("failure")).contains("Not started"));
        checkAnswers(3);
    }

    @Test
    void norDoesOneToTheListOfTests() {
        browser.signIn(stack);
        var history = HistoryPage.comeTo(browser);
        browser.script(KEEP_ANSWERS);
        history.search("no test is called so");
        history.awaitWords("No test is like that");
        checkAnswers(2);
    }

    private void checkAnswers(int atLeast) {
        var answers = (List<?>) browser.script("return window.answers");
        assertThat(answers).hasSizeGreaterThanOrEqualTo(atLeast);
        for (Object answer : answers) {
            String text = ((String) answer).replaceAll(NONCE, "");
            assertThat(text).contains("<partial-response").doesNotContain("<eval>");
            checkNothingRuns("an answer", text.replace("<![CDATA[", "").replace("]]>", ""));
        }
    }
}
