package dev.landfall.systemtest.browser;

/** Modules of the console's scripts as pages import them, asked one by one on whichever page of ours is open. */
record Modules(Browser browser) {

    private static final String ASK = """
            const [tell] = [...arguments].slice(-1);
            import(location.origin + '/assets/js/%s').then(async (m) => %s).then(
                (found) => tell(typeof found === 'string' ? found : JSON.stringify(found)),
                (failure) => tell('failed: ' + failure));""";

    /**
     * What an expression gives, in which {@code m} is the module: a text as it is, all else as JSON.
     *
     * @param module such as {@code format.js}; with a query it is one of its own, which no script of the page knows
     */
    String ask(String module, String expression) {
        return (String) browser.scriptLater(ASK.formatted(module, expression));
    }
}
