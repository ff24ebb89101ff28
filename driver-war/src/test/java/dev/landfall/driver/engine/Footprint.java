package dev.landfall.driver.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process holds on to. */
final class Footprint {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Footprint() {}

    /** True where the machine tells of its descriptors. */
    static boolean knowsSockets() {
        return Files.isDirectory(DESCRIPTORS);
    }

    /** Descriptors that are sockets, listening ones included. */
    static long sockets() {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.filter(Footprint::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of the heap in use after a collection; what only waits for another one may be among them. */
    static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed in the meantime
        }
    }
}
