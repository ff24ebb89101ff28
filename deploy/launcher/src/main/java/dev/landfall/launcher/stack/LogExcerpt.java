package dev.landfall.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one process has written to its log since it was started, and what in it tells why something went wrong. */
record LogExcerpt(List<String> lines) {
    private static final int AT_MOST_BYTES = 1 << 20;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern SERVER_PREFIX = Pattern.compile("^(\\[[^\\[\\]]*] ?)+(\\[\\[)?");
    private static final Pattern CLASS_NAMES =
            Pattern.compile("^((?:[a-z]\\w*\\.)+[A-Z][\\w$]*: |ContainerBase\\.addChild: start: )+");
    private static final List<String> FAILED_DEPLOYMENT =
            List.of("Exception while loading the app", "Failed to start, exiting", "Error occurred during deployment");

    /** The lines from a position on, colours taken out; of a very long log only the end. */
    static LogExcerpt read(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(from, file.length() - AT_MOST_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new LogExcerpt(COLOUR.matcher(text).replaceAll("").lines().toList());
        } catch (IOException unreadable) {
            return new LogExcerpt(List.of());
        }
    }

    /**
     * The cause of a failed deployment, if the server reports one: it goes on running without its application, just as it goes on without a
     * setting that its preboot file got wrong.
     */
    Optional<String> failedDeployment() {
        Optional<String> badSetting = lines.stream()
                .filter(line -> line.contains("Boot Command ") && line.contains(" failed "))
                .findFirst();
        if (badSetting.isPresent()) {
            return badSetting.map(LogExcerpt::message);
        }
        boolean failed =
                lines.stream().anyMatch(line -> FAILED_DEPLOYMENT.stream().anyMatch(line::contains));
        boolean empty = contains(") ready in ") && !contains("was successfully deployed");
        return failed || empty ? Optional.of(tellingLine()) : Optional.empty();
    }

    /** The line a person should see first: the deepest cause, else the last complaint, else the last line. */
    String tellingLine() {
        return last("Caused by: ")
                .map(line -> line.substring(line.indexOf("Caused by: ") + "Caused by: ".length()))
                .or(() -> last("Exception: "))
                .or(() -> last("Error: "))
                .or(() -> last("SEVERE"))
                .or(() -> last("ERROR"))
                .or(() -> last(""))
                .map(LogExcerpt::message)
                .orElse("its log is empty");
    }

    private boolean contains(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    private Optional<String> last(String text) {
        return lines.stream()
                .filter(line ->
                        line.contains(text) && !line.isBlank() && !line.strip().equals("]]"))
                .reduce((earlier, later) -> later);
    }

    private static String message(String line) {
        String text = SERVER_PREFIX.matcher(line.strip()).replaceFirst("");
        String bare = CLASS_NAMES.matcher(text).replaceFirst("");
        return bare.isBlank() ? line.strip() : bare.strip();
    }
}
