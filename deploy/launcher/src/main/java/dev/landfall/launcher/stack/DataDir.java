package dev.landfall.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The data directory of a stack and who keeps what in it: the orchestrator its token and reports, each driver a folder of its own, the
 * broker its log, and the launcher {@code stack.json}, {@code stack.lock} and {@code logs/}.
 */
public record DataDir(Path path) {
    public DataDir {
        path = path.toAbsolutePath().normalize();
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    Path stateFile() {
        return path.resolve("stack.json");
    }

    Path lockFile() {
        return path.resolve("stack.lock");
    }

    Path brokerDir() {
        return path.resolve("broker");
    }

    /** Where a server unpacks itself, so that one that was killed leaves nothing in the system's folder for temporary files. */
    Path serverDir(Member member) {
        return path.resolve("server").resolve(member.name());
    }

    /** Before each start: a server that finds its last folder deploys what it remembers of it, and answers as ready too early. */
    void forgetServer(Member member) {
        delete(serverDir(member));
    }

    /** Makes room when reports are all that is wanted. */
    public void forgetWorkings() {
        delete(path.resolve("server"));
        delete(brokerDir());
    }

    Path memberDir(Member member) {
        return member.role() == Role.ORCHESTRATOR ? path : path.resolve(member.name());
    }

    /** Where the orchestrator writes the files of one test. */
    public Path report(String testId) {
        return path.resolve("reports").resolve(testId);
    }

    /** The token the orchestrator made for itself, once there is one. */
    public Optional<String> token() {
        try {
            return Optional.of(Files.readString(path.resolve("api-token")).strip())
                    .filter(token -> !token.isEmpty());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    void create() {
        try {
            Files.createDirectories(path.resolve("logs"));
        } catch (IOException e) {
            throw new StackFailure(
                    StackFailure.Kind.USAGE, "cannot write to the data directory " + path + " (" + e + ")");
        }
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path each : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
