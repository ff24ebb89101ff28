package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.support.ui.Select;

/** A form that somebody has filled in and not sent yet. */
record TypedForm(Browser browser, String target) {
    static TypedForm open(Browser browser, String target) {
        browser.open("/new.xhtml");
        new Select(browser.find("[data-path=test_type]")).selectByValue("AVALANCHE");
        browser.await("a field for the rate", () -> browser.shows("[data-path=throughput_per_driver]"));
        var form = new TypedForm(browser, target);
        form.type("throughput_per_driver", "123");
        form.type("target.url", target);
        form.type("target.headers", "Accept: text/plain");
        form.type("name", "typed before");
        return form;
    }

    private void type(String path, String text) {
        browser.type("[data-path='" + path + "']", text);
    }

    /** The server knows nothing of this form any more; the next key tells the page so, and nothing is lost. */
    void goesOn() {
        browser.find("[data-path=name]").sendKeys(" and after");
        browser.await("a new form", () -> browser.text("#form\\:sentence").contains("123/s"));
        assertThat(value("name")).isEqualTo("typed before and after");
        assertThat(value("target.url")).isEqualTo(target);
        assertThat(value("target.headers")).isEqualTo("Accept: text/plain");
        assertThat(value("test_type")).isEqualTo("AVALANCHE");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("data-path"))
                .isEqualTo("name");
    }

    private String value(String path) {
        return browser.find("[data-path='" + path + "']").getAttribute("value");
    }
}
