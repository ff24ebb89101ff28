package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what the first failure of each class said. Thread-safe; every failure after the first costs one look. */
final class FirstFailures {

    /** What Java puts before a message that comes from further down. */
    private static final Pattern CLASS_NAMES = Pattern.compile("\\b(\\w+\\.)+\\w+(Exception|Error): ");

    private final Map<ErrorClass, String> texts = new ConcurrentHashMap<>();

    /** Notes a failure; nothing to note where nothing was said. */
    void note(ErrorClass error, @Nullable Throwable cause) {
        if (cause != null && !texts.containsKey(error)) {
            texts.putIfAbsent(error, text(cause));
        }
    }

    /** Notes an answer that means a failure. */
    void noteStatus(ErrorClass error, int status) {
        if (!texts.containsKey(error)) {
            texts.putIfAbsent(error, "status " + status);
        }
    }

    /** Notes what we say of a failure ourselves. */
    void noteText(ErrorClass error, String text) {
        texts.putIfAbsent(error, text);
    }

    ErrorExamples examples() {
        return texts.isEmpty() ? ErrorExamples.NONE : new ErrorExamples(new EnumMap<>(texts));
    }

    /** What it says itself, and its causes where they say more. */
    private static String text(Throwable failure) {
        List<String> said = new ArrayList<>();
        for (Throwable t = failure; t != null && said.size() < 8; t = t.getCause()) {
            String message = t.getMessage();
            String text = message == null
                    ? t.getClass().getSimpleName()
                    : CLASS_NAMES.matcher(message).replaceAll("");
            if (said.stream().noneMatch(earlier -> earlier.contains(text))) {
                said.add(text);
            }
        }
        return String.join(": ", said);
    }
}
