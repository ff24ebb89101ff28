package dev.landfall.orchestrator.faces;

import dev.landfall.codec.PlanCodec;
import dev.landfall.orchestrator.report.export.Offer;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** What a plan would send, in one sentence: what is offered, for how long, how much that is, and what warms up before. */
final class LoadWords {

    /** A rate times a time that comes to a whole number may miss it by this much. */
    private static final double ROUNDING = 1e-6;

    private static final MathContext TWO_DIGITS = new MathContext(2);

    private final Plan plan;
    private final int drivers;
    private final Offer offer;

    /** Of one driver; 0 where the target sets the pace. */
    private final double each;

    private LoadWords(Plan plan, int drivers) {
        this.plan = plan;
        this.drivers = drivers;
        this.offer = new Offer(PlanCodec.write(plan), drivers);
        Double rate = new Offer(offer.plan(), 1).perSecond();
        this.each = rate == null ? 0 : rate;
    }

    static String of(Plan plan, int drivers) {
        LoadWords words = new LoadWords(plan, drivers);
        return words.offer.words() + (words.isOpen() ? words.untilThen() : words.untilDone()) + words.warmUp();
    }

    /** {@code rate seconds warm-up-seconds}, each 0 where nobody can know it; empty while nobody would send. */
    static String shape(Plan plan, int drivers) {
        if (drivers == 0) {
            return "";
        }
        LoadWords words = new LoadWords(plan, drivers);
        boolean isTimed = words.isOpen() || plan.limits().duration() != null;
        double all = words.each * drivers;
        return rate(all)
                + " " + rounded(isTimed ? seconds(words.sending()) : 0, 3)
                + " " + rounded(seconds(plan.warmUp()), 3);
    }

    private boolean isOpen() {
        return each > 0;
    }

    /** Arrivals follow the clock: how long and how much are both known. */
    private String untilThen() {
        boolean byCount = endsByCount();
        boolean byChance = plan.pacing() instanceof Pacing.ArrivalRate rate && rate.arrivals() == Arrivals.POISSON;
        return " for " + (byChance && byCount ? "about " : "") + DurationText.words(sending())
                + (byCount ? "" : cut()) + ", " + (byChance && !byCount ? "about " : "")
                + requests(byCount ? allCounted() : arrivals(plan.limits().longest())) + " in all";
    }

    /** The target sets the pace: how much it takes is known at the end, or how long. */
    private String untilDone() {
        String longest = DurationText.words(plan.limits().longest());
        return plan.limits().count().isEmpty()
                ? ", for " + longest + cut()
                : ", " + requests(allCounted()) + " in all, for " + longest + " at most";
    }

    /** What ends sending before the duration that was asked for, by the name that it has on the page. */
    private String cut() {
        return plan.limits().cutByMaximum() ? ", when “At most” ends it" : "";
    }

    private String warmUp() {
        return plan.warmUp().isZero()
                ? ""
                : ", after " + DurationText.words(plan.warmUp()) + " of warm-up"
                        + (isOpen() ? " (" + count(arrivals(plan.warmUp())) + " more)" : "");
    }

    private boolean endsByCount() {
        return plan.limits().count().isPresent()
                && countedSeconds() <= seconds(plan.limits().longest());
    }

    private Duration sending() {
        return endsByCount() ? shown(countedSeconds()) : plan.limits().longest();
    }

    private double countedSeconds() {
        return plan.limits().count().orElse(0) / each;
    }

    private long allCounted() {
        return plan.limits().count().orElse(0) * drivers;
    }

    /** How many are due, of all drivers: the first at once, and none at the very end. */
    private long arrivals(Duration time) {
        return (long) Math.ceil(each * drivers * seconds(time) - ROUNDING);
    }

    /** Of a time that nobody typed, as much as anybody wants to know. */
    private static Duration shown(double seconds) {
        double step = seconds < 1 ? 0.001 : seconds < 60 ? 0.1 : 1;
        return Duration.ofMillis(Math.round(Math.round(seconds / step) * step * 1000));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String requests(long number) {
        return number == 1 ? "1 request" : count(number) + " requests";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With the digits that the page shows of it: a slow rate is not none. */
    private static String rate(double perSecond) {
        return perSecond >= 10
                ? rounded(perSecond, perSecond < 100 ? 1 : 0)
                : BigDecimal.valueOf(perSecond)
                        .round(TWO_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
