package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;

/** Looks at the page that is shown for what {@link Hostile} texts would leave there, were they anything but text. */
record ForeignText(Browser browser) {
    private static final List<Integer> WIDTHS = List.of(1440, 390);

    /** Nothing of theirs is on any page of ours: images, frames, marks of their own; nothing is run that stands in the page. */
    private static final String ELEMENTS = """
            return JSON.stringify({
                found: [...document.querySelectorAll('*')].filter((each) =>
                    each.matches('img, image, iframe, object, embed, base, script:not([src]):not([type="application/json"])')
                    || each.matches('script[src]') && new URL(each.src).origin !== location.origin
                    || each.matches('b') && each.textContent.startsWith('long-')
                    || [...each.attributes].some(({name, value}) => name.startsWith('on') || /^\\s*javascript:/i.test(value)))
                    .map((each) => each.outerHTML.slice(0, 200)),
                hacked: 'hacked' in window,
            });""";

    /** Names of attributes and what is typed into fields included. */
    private static final String CALCULATED = """
            const all = [document.documentElement.outerHTML, document.title,
                ...[...document.querySelectorAll('input, textarea, select')].map((field) => field.value)].join(' ');
            return all.match(new RegExp('.{0,40}(?<![0-9])' + arguments[0] + '(?![0-9]).{0,40}', 'g')) || [];""";

    private static final String TURNING = """
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
            return turning;""";

    private static final String SIDEWAYS = """
            return document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
                .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.scroll, .ui-datatable-tablewrapper'))
                .map((each) => each.outerHTML.slice(0, 200)).slice(0, 5).concat('page');""";

    /** At every width: nothing of theirs became an element, ran or was calculated, nothing scrolls sideways, nothing turns what is beside it. */
    void isText(String page) {
        for (int width : WIDTHS) {
            browser.size(width, 900);
            awaitNothingSideways(page, width);
            Doc seen = Doc.parse((String) browser.script(ELEMENTS));
            assertThat(seen.texts("found"))
                    .as("elements of others on %s at %d", page, width)
                    .isEmpty();
            assertThat(seen.flag("hacked")).as("a script ran on %s", page).isFalse();
            assertThat((List<?>) browser.script(CALCULATED, Hostile.PRODUCT))
                    .as("a formula was calculated on %s", page)
                    .isEmpty();
            assertThat((List<?>) browser.script(TURNING))
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
                () -> (List<?>) browser.script(SIDEWAYS),
                List::isEmpty);
    }
}
