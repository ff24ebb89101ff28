package dev.landfall.systemtest.browser;

import java.util.function.Consumer;

/**
 * A page in one of its states.
 *
 * @param name for file names
 * @param show opens it and returns when all of it is there
 */
record Scene(String name, Consumer<Browser> show) {
    /** A page that is there when the selector's element is. */
    static Scene of(String name, String path, String css) {
        return new Scene(name, browser -> {
            browser.open(path);
            browser.await(css, () -> browser.shows(css));
        });
    }

    /** The same page after something more has been done there. */
    Scene then(String newName, Consumer<Browser> more) {
        return new Scene(newName, show.andThen(more));
    }
}
