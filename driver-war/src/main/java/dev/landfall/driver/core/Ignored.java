package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts the commands that were not obeyed, and says so in the log: the first of a kind, then every hundredth. Not thread-safe. */
final class Ignored {

    private static final System.Logger LOG = System.getLogger(Ignored.class.getName());
    private static final long LOGGED_EVERY = 100;

    /** Why a command was not obeyed. */
    enum Why {
        OLD_TERM,
        OLD_EPOCH,
        OTHER_INCARNATION,
        EXPIRED,
        REPEATED,
        NO_CONFIG,
        FENCED,
        LEAVING,
        /** Only the public fields, and {@code landfall.driver.default-target} is not set. */
        PUBLIC,
        /** Only the public fields, and too little in them. */
        UNUSABLE,
        BUSY,
        TOO_OLD
    }

    private final Map<Why, Long> counts = new EnumMap<>(Why.class);

    void count(Why why, Supplier<String> what) {
        long count = counts.merge(why, 1L, Long::sum);
        LOG.log(
                count % LOGGED_EVERY == 1 ? INFO : DEBUG,
                () -> what.get() + " ignored: " + why + " (" + count + " so far)");
    }

    /** By the reason's name in lower case. */
    Map<String, Long> counts() {
        Map<String, Long> byName = new TreeMap<>();
        counts.forEach((why, count) -> byName.put(why.name().toLowerCase(Locale.ROOT), count));
        return byName;
    }
}
