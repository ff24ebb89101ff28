package dev.landfall.driver.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Directories that this process alone writes to: {@code driver}, and where another driver with the same data directory lives in that one,
 * {@code driver-2}, {@code driver-3} and so on. A lock stands for the life of a process, so whoever comes finds all that dead ones have left.
 */
final class ClaimedDirectories {

    private static final String LOCK = ".lock";
    private static final int MOST = 1000;

    private final List<Path> directories;

    private ClaimedDirectories(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /** All that are there and free, and a new one when there are none. The locks are held for the life of this process. */
    static ClaimedDirectories below(Path dataDirectory) throws IOException {
        List<Path> claimed = new ArrayList<>();
        for (int number = 1; number <= MOST; number++) {
            Path directory = dataDirectory.resolve(number == 1 ? "driver" : "driver-" + number);
            boolean isNew = !Files.exists(directory);
            if (isNew && !claimed.isEmpty()) {
                break;
            }
            Files.createDirectories(directory);
            if (lock(directory) != null) {
                claimed.add(directory);
            }
        }
        if (claimed.isEmpty()) {
            throw new IOException(
                    "each of " + MOST + " directories below " + dataDirectory + " belongs to another driver");
        }
        return new ClaimedDirectories(claimed);
    }

    /** Where new files go. */
    Path home() {
        return directories.get(0);
    }

    /** Where files of earlier lives may be, the home among them. */
    List<Path> all() {
        return directories;
    }

    /** The channel is left open, and the lock held, until the process ends. Null when another holds it. */
    @SuppressWarnings("resource")
    private static @Nullable FileLock lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
