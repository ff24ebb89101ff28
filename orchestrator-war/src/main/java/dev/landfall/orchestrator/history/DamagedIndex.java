package dev.landfall.orchestrator.history;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Set;

/** Puts a database file that H2 cannot open out of the way: the reports say everything that stood in it. */
public final class DamagedIndex {

    /** H2's general error, its file version and its damage; a lock, a full disk or a wrong password are not mended this way. */
    private static final Set<Integer> DAMAGE = Set.of(50000, 90030, 90048);

    private static final System.Logger LOG = System.getLogger(DamagedIndex.class.getName());

    private final Path file;

    /** @param dataDirectory in which {@code history.mv.db} may stand */
    public DamagedIndex(Path dataDirectory) {
        this.file = dataDirectory.resolve("history.mv.db");
    }

    /** What opens the database, and may fail. */
    interface Opening {
        void open() throws SQLException;
    }

    void putAsideIfNeeded(Opening opening) throws SQLException, IOException {
        try {
            opening.open();
        } catch (SQLException e) {
            if (!Files.exists(file) || !isDamage(e)) {
                throw e;
            }
            LOG.log(
                    WARNING,
                    () -> file + " is damaged; it is put aside and made anew from the reports: " + e.getMessage());
            Files.move(file, file.resolveSibling("history.mv.db.corrupt"), StandardCopyOption.REPLACE_EXISTING);
            opening.open();
        }
    }

    private static boolean isDamage(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
