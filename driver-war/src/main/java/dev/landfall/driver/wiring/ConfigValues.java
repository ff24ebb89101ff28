package dev.landfall.driver.wiring;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads single values; every refusal names the key and what is allowed. */
final class ConfigValues {

    private final Config config;

    ConfigValues(Config config) {
        this.config = config;
    }

    /** Empty also for blank text. */
    Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(t -> !t.isEmpty());
    }

    Duration duration(String key, Duration standard) {
        Optional<String> text = text(key);
        try {
            return text.map(Duration::parse).orElse(standard);
        } catch (DateTimeParseException e) {
            throw faulty(key, "a duration such as PT1S", text.orElse(""));
        }
    }

    double number(String key, double standard) {
        Optional<String> text = text(key);
        try {
            double number = text.isPresent() ? Double.parseDouble(text.get()) : standard;
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw faulty(key, "a number", text.orElse(""));
        }
        throw faulty(key, "a finite number", text.orElse(""));
    }

    int whole(String key, int least, int standard) {
        double number = number(key, standard);
        if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
            throw faulty(key, "a whole number of at least " + least, Double.toString(number));
        }
        return (int) number;
    }

    static IllegalArgumentException faulty(String key, String allowed, String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return new IllegalArgumentException(key + " must be " + allowed + ", was \""
                + (line.length() > 100 ? line.substring(0, 100) + "…" : line) + '"');
    }
}
