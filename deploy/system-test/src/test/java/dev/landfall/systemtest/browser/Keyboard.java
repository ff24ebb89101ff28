package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** A person without a mouse. Wherever the focus comes it must be seen: an outline with a colour, within the window, with nothing over it. */
final class Keyboard {
    private static final int MOST_STEPS = 80;

    /** The focus stands on the body when it has gone past the last element. */
    private static final String FOCUS = """
            const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return {name: at.tagName.toLowerCase() + (at.id && '#' + at.id) + ' "' + at.innerText.slice(0, 30) + '"',
                nowhere: at === document.body, wanted: at.matches(arguments[0]),
                outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
                    && !/^transparent$|^rgba.*, 0\\)$|\\/ 0\\)$/.test(style.outlineColor),
                seen: top !== null && (at === top || at.contains(top)) && box.width > 0 && box.height > 0
                    && at.checkVisibility({opacityProperty: true, visibilityProperty: true})};""";

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    void press(CharSequence key, int times) {
        var actions = new Actions(browser.driver());
        for (int i = 0; i < times; i++) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    /** Goes to the next element that the selector describes. */
    void tabTo(String css) {
        walk(css, () -> press(Keys.TAB));
    }

    /** The other way round. */
    void backTo(String css) {
        walk(
                css,
                () -> new Actions(browser.driver())
                        .keyDown(Keys.SHIFT)
                        .sendKeys(Keys.TAB)
                        .keyUp(Keys.SHIFT)
                        .perform());
    }

    private void walk(String css, Runnable step) {
        var way = new StringBuilder();
        for (int i = 0; i < MOST_STEPS; i++) {
            step.run();
            var focus = (Map<?, ?>) browser.script(FOCUS, css);
            way.append("\n  ").append(focus.get("name"));
            if (focus.get("nowhere").equals(true)) {
                continue;
            }
            assertThat(focus.get("outlined"))
                    .as("outline of %s on %s", focus.get("name"), browser.url())
                    .isEqualTo(true);
            assertThat(focus.get("seen"))
                    .as("%s to be seen on %s", focus.get("name"), browser.url())
                    .isEqualTo(true);
            if (focus.get("wanted").equals(true)) {
                return;
            }
        }
        throw new AssertionError("the focus does not come to " + css + " on " + browser.url() + " but to" + way);
    }

    boolean isOn(String css) {
        return ((Map<?, ?>) browser.script(FOCUS, css)).get("wanted").equals(true);
    }

    void awaitFocus(String css) {
        browser.await("focus on " + css, () -> isOn(css));
    }

    /** Into the field that has the focus, in place of what stands there. */
    void write(String text) {
        int length = ((Number) browser.script("return document.activeElement.value.length")).intValue();
        press(Keys.END);
        press(Keys.BACK_SPACE, length);
        press(text);
    }
}
