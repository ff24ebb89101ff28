package dev.landfall.workload;

import java.util.Arrays;
import java.util.Optional;

/** How a threshold compares what was measured with its limit. */
public enum Comparison {
    LESS("<") {
        @Override
        boolean holds(double actual, double limit) {
            return actual < limit;
        }
    },
    AT_MOST("<=") {
        @Override
        boolean holds(double actual, double limit) {
            return actual <= limit;
        }
    },
    MORE(">") {
        @Override
        boolean holds(double actual, double limit) {
            return actual > limit;
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean holds(double actual, double limit) {
            return actual >= limit;
        }
    },
    EQUAL("==") {
        @Override
        boolean holds(double actual, double limit) {
            return actual == limit;
        }
    },
    DIFFERENT("!=") {
        @Override
        boolean holds(double actual, double limit) {
            return actual != limit;
        }
    };

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(double actual, double limit);

    /** The one of two that is further from holding; the same whatever the order. */
    double worse(double a, double b, double limit) {
        double nearer = Math.abs(a - limit) < Math.abs(b - limit) ? a : b;
        return switch (this) {
            case LESS, AT_MOST -> Math.max(a, b);
            case MORE, AT_LEAST -> Math.min(a, b);
            case EQUAL -> Math.abs(a - limit) == Math.abs(b - limit) ? Math.max(a, b) : nearer == a ? b : a;
            case DIFFERENT -> Math.abs(a - limit) == Math.abs(b - limit) ? Math.max(a, b) : nearer;
        };
    }

    /** Whether it may come true while the value only rises, or only falls. */
    boolean mayYetHold(double actual, double limit, boolean rises) {
        return switch (this) {
            case LESS, AT_MOST -> !rises;
            case MORE, AT_LEAST -> rises;
            case EQUAL -> rises ? actual < limit : actual > limit;
            case DIFFERENT -> true;
        };
    }

    /** As a threshold writes it. */
    public static Optional<Comparison> of(String symbol) {
        return Arrays.stream(values()).filter(c -> c.symbol.equals(symbol)).findFirst();
    }

    @Override
    public String toString() {
        return symbol;
    }
}
