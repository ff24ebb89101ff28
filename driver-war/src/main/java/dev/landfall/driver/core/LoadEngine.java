package dev.landfall.driver.core;

/** Sends load. One load at a time; thread-safe. */
public interface LoadEngine extends AutoCloseable {

    /**
     * Begins to open the connections of a load and returns at once; nothing is requested before {@link Load#start}.
     *
     * @throws IllegalStateException when another load has neither finished nor been abandoned
     */
    Load prepare(LoadOrder order);

    /** Ends any load at once and releases threads and connections. */
    @Override
    void close();
}
