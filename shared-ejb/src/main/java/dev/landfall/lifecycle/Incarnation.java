package dev.landfall.lifecycle;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * One life of a process: random at each start; which of two is newer is told by the offsets of their first registrations.
 *
 * @param value 1 to 64 characters
 */
public record Incarnation(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public Incarnation {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("incarnation must have 1 to 64 characters");
        }
    }

    public static Incarnation random() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return new Incarnation(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
