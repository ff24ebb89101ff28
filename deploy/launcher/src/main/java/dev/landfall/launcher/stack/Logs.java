package dev.landfall.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The logs of a stack's members, for reading. */
public final class Logs {
    private final List<Path> files;
    private final Map<Path, Long> shownUpTo = new HashMap<>();

    /**
     * The log of one member, or of all.
     *
     * @throws StackFailure when there is no such log, naming those there are
     */
    public Logs(DataDir data, @Nullable String name) {
        List<Path> all = all(data);
        files = name == null
                ? all
                : all.stream().filter(file -> name(file).equals(name)).toList();
        if (files.isEmpty()) {
            String there = all.isEmpty()
                    ? "no logs"
                    : String.join(", ", all.stream().map(Logs::name).toList());
            throw new StackFailure(
                    StackFailure.Kind.USAGE, "no log of " + name + " in " + data.path() + "; there are: " + there);
        }
    }

    /** Shows the last lines of each; with a heading when there are several. */
    public void tail(int lines, Consumer<String> show) {
        for (Path file : files) {
            if (files.size() > 1) {
                show.accept("== " + name(file) + " (" + file + ")");
            }
            shownUpTo.put(file, file.toFile().length());
            List<String> all = LogExcerpt.read(file, 0).lines();
            all.subList(Math.max(0, all.size() - lines), all.size()).forEach(show);
        }
    }

    /** Shows what is added, named when there are several, until the thread is interrupted. */
    public void follow(Consumer<String> show) throws InterruptedException {
        while (true) {
            for (Path file : files) {
                String prefix = files.size() > 1 ? name(file) + " | " : "";
                added(file).forEach(line -> show.accept(prefix + line));
            }
            Thread.sleep(250);
        }
    }

    private List<String> added(Path file) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.min(shownUpTo.getOrDefault(file, 0L), in.length()));
            byte[] bytes = new byte[(int) Math.min(1 << 20, in.length() - in.getFilePointer())];
            in.readFully(bytes);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
            shownUpTo.put(file, in.getFilePointer() - bytes.length + end);
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static List<Path> all(DataDir data) {
        Path folder = data.log("any").getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var listed = Files.list(folder)) {
            return new ArrayList<>(listed.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new StackFailure("cannot list " + folder + " (" + e + ")");
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".log".length());
    }
}
