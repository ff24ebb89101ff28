package dev.landfall.launcher.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several figures and how far they lie apart; of an even number of them the mean of the middle two. */
public record Spread(double median, double least, double most) {
    /** @throws IllegalArgumentException when there are none */
    public static <T> Spread of(Collection<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no figures");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
