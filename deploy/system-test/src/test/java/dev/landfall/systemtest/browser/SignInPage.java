package dev.landfall.systemtest.browser;

/** Where the token is asked for. */
record SignInPage(Browser browser) {
    void offer(String token) {
        browser.type("#token", token);
        browser.click("button[type=submit]");
    }

    String fault() {
        return browser.text("#token-fault");
    }
}
