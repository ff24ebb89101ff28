package dev.landfall.systemtest.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A data directory of 8 MB, in a mount namespace of its process alone, so that nothing of it outlives that. Needs root. For one thread.
 */
final class SmallDisk {
    /** Words before a command that give its working directory such a {@code landfall-data}. */
    static final List<String> UNDER = List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mkdir -p landfall-data && mount -t tmpfs -o size=8m landfall landfall-data && exec \"$0\" \"$@\"");

    private static final int BLOCK = 4096;

    private final Member owner;

    SmallDisk(Member owner) {
        this.owner = owner;
    }

    /** Whether this machine lets us make one. */
    static boolean isPossible() {
        return run("unshare", "-m", "mount", "-t", "tmpfs", "landfall", "/mnt") == 0;
    }

    /** Takes every block that is left. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Gives them back. */
    void makeRoom() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing can be written below {@code reports} any more; the rest may be open for writing, and cannot be forbidden. */
    void forbidWriting() {
        inside("mkdir -p reports && mount --bind reports reports && mount -o remount,bind,ro reports");
    }

    void allowWriting() {
        inside("umount reports");
    }

    boolean holds(String file) {
        return Files.exists(folder().resolve(file));
    }

    private Path filler() {
        return folder().resolve("filler");
    }

    /** As its owner sees it. */
    private Path folder() {
        return Path.of("/proc", Long.toString(owner.pid()), "root")
                .resolve(Path.of("/").relativize(owner.folder().toAbsolutePath()))
                .resolve("landfall-data");
    }

    private void inside(String script) {
        String there = "cd '" + owner.folder().toAbsolutePath() + "/landfall-data' && " + script;
        int code = run("nsenter", "-t", Long.toString(owner.pid()), "-m", "sh", "-c", there);
        if (code != 0) {
            throw new AssertionError(script + " ended with " + code);
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException notThere) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
