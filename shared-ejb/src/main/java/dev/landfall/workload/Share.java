package dev.landfall.workload;

/**
 * The arrivals that one of {@code count} takes: {@code index}, {@code index + count}, {@code index + 2·count}, …
 *
 * @param index from 0, below {@code count}
 * @param count at least 1
 */
public record Share(int index, int count) {

    public static final Share WHOLE = new Share(0, 1);

    public Share {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("share " + index + " of " + count);
        }
    }

    /** Part {@code part} of {@code parts} of this share: its own arrivals number part, part + parts, … */
    public Share stripe(int part, int parts) {
        Share stripe = new Share(part, parts);
        return new Share(index + stripe.index * count, count * stripe.count);
    }

    /** How many of the first {@code total} arrivals belong to this share. */
    public long of(long total) {
        return total <= index ? 0 : (total - index + count - 1) / count;
    }
}
