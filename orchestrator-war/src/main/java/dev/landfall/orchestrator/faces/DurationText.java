package dev.landfall.orchestrator.faces;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: a number and its unit. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(us|ms|s|min|m|h)");
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "us",
            new BigDecimal("0.001"),
            "ms",
            BigDecimal.ONE,
            "s",
            BigDecimal.valueOf(1_000),
            "m",
            MINUTE,
            "min",
            MINUTE,
            "h",
            BigDecimal.valueOf(3_600_000));

    private DurationText() {}

    /**
     * In milliseconds; fractions are kept.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static BigDecimal millis(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number with us, ms, s, m or h, such as 20ms, 1.5s or 2m");
        }
        BigDecimal millis = new BigDecimal(matcher.group(1))
                .multiply(MILLIS.getOrDefault(matcher.group(2), BigDecimal.ONE))
                .stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }

    /** The shortest form that {@link #millis} takes back. */
    static String of(BigDecimal millis) {
        for (String unit : new String[] {"h", "m", "s"}) {
            BigDecimal size = MILLIS.getOrDefault(unit, BigDecimal.ONE);
            if (millis.signum() > 0 && millis.remainder(size).signum() == 0) {
                return millis.divide(size).toPlainString() + unit;
            }
        }
        return millis.stripTrailingZeros().toPlainString() + "ms";
    }
}
