package dev.landfall.orchestrator.report.export.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: thousands apart, as many digits as are true, a dash for what is not known. */
final class Words {

    static final String NONE = "–";

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private Words() {}

    static String count(@Nullable Number value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%,d", value.longValue());
    }

    /** Three digits that count, without the unit. */
    static String millis(@Nullable Double value) {
        if (value == null || value.isNaN()) {
            return NONE;
        }
        return value >= 1000
                ? count(Math.round(value))
                : decimals(value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 || value == 0 ? 2 : 3);
    }

    /** Three digits that count, and none that a reader can do without; of any unit. */
    static String figure(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(THREE_DIGITS).stripTrailingZeros();
        return Math.abs(value) >= 1000 ? count(Math.round(value)) : exact.toPlainString();
    }

    /** Per second, without the unit; a slow rate is not none. */
    static String rate(@Nullable Double value) {
        if (value == null || value.isNaN()) {
            return NONE;
        }
        if (value >= 100 || value == Math.rint(value)) {
            return count(Math.round(value));
        }
        return value < 10
                ? BigDecimal.valueOf(value)
                        .round(TWO_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : decimals(value, 1);
    }

    /** A share of a whole in percent, without the sign; a dash of nothing. */
    static String percent(@Nullable Long part, @Nullable Long all) {
        if (part == null || all == null || all == 0) {
            return NONE;
        }
        double value = 100.0 * part / all;
        if (value == 0 || value == 100) {
            return decimals(value, 0);
        }
        return value < 0.01 ? "< 0.01" : decimals(value, value < 10 ? 2 : 1);
    }

    /** {@code 1 min 54 s}. */
    static String duration(long millis) {
        long seconds = Math.max(0, Math.round(millis / 1000.0));
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        }
        if (millis < 10_000 && millis % 1000 != 0) {
            return decimals(millis / 1000.0, 1) + " s";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }

    /** {@code 1:54}, {@code 1:00:02}: how far into the test. */
    static String clock(double seconds) {
        long all = (long) Math.floor(seconds);
        return all >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60);
    }

    /** A dash when it is not known. */
    static String dateTime(@Nullable String instant) {
        return instant == null ? NONE : DATE_TIME.format(Instant.parse(instant));
    }

    static String plural(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    static String decimals(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
