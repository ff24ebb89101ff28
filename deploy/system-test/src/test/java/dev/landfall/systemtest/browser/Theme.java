package dev.landfall.systemtest.browser;

import java.util.Locale;

/** What the system of whoever looks prefers. */
public enum Theme {
    LIGHT,
    DARK;

    /** As style sheets and file names spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
