package dev.landfall.lifecycle;

/**
 * Counts the assignments of one test: an order of an older one is ignored.
 *
 * @param value at least 1
 */
public record Epoch(long value) implements Comparable<Epoch> {

    public static final Epoch FIRST = new Epoch(1);

    public Epoch {
        if (value < 1) {
            throw new IllegalArgumentException("epoch must be at least 1, was " + value);
        }
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }
}
