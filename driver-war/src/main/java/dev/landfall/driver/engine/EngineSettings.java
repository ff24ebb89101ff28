package dev.landfall.driver.engine;

/**
 * How the engine is built.
 *
 * @param eventLoops threads that send, at least 1; a load uses no more of them than its concurrency
 * @param nativeTransport true: epoll where the machine has it; false: Java NIO always
 * @param bodyLimitBytes longest answer body that is read, over 0; a longer one fails as {@code BODY_TOO_LARGE}
 * @param version of Landfall, as {@code User-Agent} tells it
 */
public record EngineSettings(int eventLoops, boolean nativeTransport, long bodyLimitBytes, String version) {

    public static final long DEFAULT_BODY_LIMIT_BYTES = 1L << 30;

    public EngineSettings {
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops must be at least 1, was " + eventLoops);
        }
        if (bodyLimitBytes < 1) {
            throw new IllegalArgumentException("bodyLimitBytes must be over 0, was " + bodyLimitBytes);
        }
    }

    /** Epoll where there is one, bodies up to 1 GiB. */
    public static EngineSettings of(int eventLoops, String version) {
        return new EngineSettings(eventLoops, true, DEFAULT_BODY_LIMIT_BYTES, version);
    }
}
