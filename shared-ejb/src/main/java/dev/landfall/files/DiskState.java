package dev.landfall.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Whether a directory can be written to, or what keeps it from that. */
public enum DiskState {
    OK,
    /** No space is left, or the quota is used up. */
    FULL,
    /** The file system is read-only, or this process may not write there. */
    READ_ONLY,
    /** Anything else: the log has the cause. */
    FAILING;

    /** What a failure to write says of the disk; the JDK tells most of it in the system's own words. */
    public static DiskState of(Exception failure) {
        if (failure instanceof AccessDeniedException || failure instanceof ReadOnlyFileSystemException) {
            return READ_ONLY;
        }
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return FULL;
        }
        return said.contains("read-only") || said.contains("permission denied") ? READ_ONLY : FAILING;
    }
}
