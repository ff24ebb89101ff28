package dev.landfall.launcher.client;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them, in the milliseconds that a plan speaks. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(us|ms|s|m|h)");
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "us", new BigDecimal("0.001"),
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1_000),
            "m", BigDecimal.valueOf(60_000),
            "h", BigDecimal.valueOf(3_600_000));

    private Durations() {}

    /**
     * {@code 250ms}, {@code 1.5s}, {@code 2m}: a number and its unit. Fractions of a millisecond are kept.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static BigDecimal millis(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: a number with us, ms, s, m or h, such as 20ms, 1.5s or 2m");
        }
        BigDecimal millis = new BigDecimal(matcher.group(1))
                .multiply(MILLIS.get(matcher.group(2)))
                .stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }
}
