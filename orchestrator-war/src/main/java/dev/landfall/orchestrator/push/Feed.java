package dev.landfall.orchestrator.push;

import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.SerialExecutor;
import dev.landfall.orchestrator.core.ViewListener;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fans views out to all listeners. The coordinator only hands views over; they are rendered, once for all listeners, one after the other on
 * the executor. What cannot be rendered as fast as it comes is skipped for what is newer. Thread-safe.
 */
public final class Feed implements ViewListener {

    /** How often {@link #checkListeners} is to be called. */
    public static final Duration CHECK_EVERY = Duration.ofSeconds(20);

    private static final Duration LONGEST_SILENCE = CHECK_EVERY.multipliedBy(3);
    private static final int TESTS_AT_JOIN = 50;
    private static final String STANDING = "standing";

    private final Executor serial;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Newest<Runnable> fanOuts = new Newest<>();
    private @Nullable Condition condition;

    public Feed(Executor executor) {
        this.serial = new SerialExecutor(executor);
    }

    @Override
    public void onDrivers(List<DriverView> drivers) {
        fanOut("drivers", () -> FeedMessages.drivers(drivers), null);
    }

    /** Never before an older tick: a test that has ended would run again. */
    @Override
    public void onTest(TestView test) {
        fanOut("test " + test.testId(), () -> FeedMessages.tests(List.of(test)), tickOf(test));
    }

    @Override
    public void onTick(TestView test, TimelineView.Second second, Instant now) {
        fanOut(tickOf(test), () -> FeedMessages.tick(test, second, now), null);
    }

    private static String tickOf(TestView test) {
        return "tick " + test.testId();
    }

    /**
     * To be called each second; tells it when it is another.
     *
     * @param now by the broker's clock
     */
    public void onCondition(Condition current, Instant now) {
        serial.execute(() -> {
            if (!current.equals(condition)) {
                condition = current;
                String text = FeedMessages.standing(current, now);
                listeners.forEach(listener -> listener.offer(STANDING, text));
            }
        });
    }

    /** Keeps connections open that say little, and closes those whose other side is gone. */
    public void checkListeners() {
        long now = System.nanoTime();
        listeners.forEach(listener -> listener.check(now, LONGEST_SILENCE));
    }

    /** Sends those away whose session is over. To be called each second, and when somebody signs out. */
    public void refuseGuestsOver() {
        listeners.forEach(Listener::refuseIfOver);
    }

    /** Says goodbye to everybody, since the application ends. */
    public void closeListeners() {
        listeners.forEach(Listener::close);
    }

    /** The listener first gets the state of now, from then on what changes. */
    void join(Listener listener, LoadTests state) {
        serial.execute(() -> {
            if (condition != null) {
                listener.offer(STANDING, FeedMessages.standing(condition, state.now()));
            }
            listener.offer("drivers", FeedMessages.drivers(state.drivers()));
            listener.offer("tests", FeedMessages.tests(state.tests(TESTS_AT_JOIN, null)));
            listeners.add(listener);
        });
    }

    void leave(Listener listener) {
        serial.execute(() -> {
            listeners.remove(listener);
            listener.forget();
        });
    }

    private void fanOut(String key, Supplier<String> message, @Nullable String after) {
        Runnable toAll = () -> {
            if (!listeners.isEmpty()) {
                String text = message.get();
                listeners.forEach(listener -> listener.offer(key, text, after));
            }
        };
        fanOuts.put(key, toAll, after);
        serial.execute(this::fanOutNext);
    }

    /** Finds nothing where a newer message has taken the place of an older one. */
    private void fanOutNext() {
        Runnable next = fanOuts.take();
        if (next != null) {
            next.run();
        }
    }
}
