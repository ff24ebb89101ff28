package dev.landfall.systemtest.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for something with a deadline; a failure tells what was waited for and what was seen last. */
public final class Await {
    private static final Duration LOOK = Duration.ofMillis(100);

    private Await() {}

    /** Looks ten times a second; a peer that does not answer counts as not yet. */
    public static <T> T until(String what, Duration limit, Callable<T> look, Predicate<T> enough) {
        return until(what, Duration.ZERO, limit, look, enough);
    }

    /** The same, with a first look after the delay, which the limit includes. */
    public static <T> T until(String what, Duration delay, Duration limit, Callable<T> look, Predicate<T> enough) {
        return Awaitility.await(what)
                .atMost(limit)
                .pollDelay(delay)
                .pollInterval(LOOK)
                .ignoreException(UncheckedIOException.class)
                .until(look, enough);
    }

    /** Tries assertions until they hold. */
    public static void untilHolds(String what, Duration limit, ThrowingRunnable assertions) {
        Awaitility.await(what)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(assertions);
    }
}
