package dev.landfall.lifecycle;

/**
 * Counts orchestrators: anything of an older one is ignored.
 *
 * @param value at least 1
 */
public record Term(long value) implements Comparable<Term> {

    public static final Term FIRST = new Term(1);

    public Term {
        if (value < 1) {
            throw new IllegalArgumentException("term must be at least 1, was " + value);
        }
    }

    public Term next() {
        return new Term(value + 1);
    }

    @Override
    public int compareTo(Term other) {
        return Long.compare(value, other.value);
    }
}
