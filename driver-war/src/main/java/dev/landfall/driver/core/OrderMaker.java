package dev.landfall.driver.core;

import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.Target;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the engine's order of an assignment, or says why this driver will not: its own limits, its own allow-list, its own secrets. */
final class OrderMaker {

    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:([^}]*)}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private final DriverSettings settings;
    private final Secrets secrets;

    OrderMaker(DriverSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** What can be told before the target's addresses are known. */
    void check(DriverAssignment assignment) throws Refusal {
        checkLimits(assignment.plan());
        resolvedHeaders(assignment.plan().target());
    }

    LoadOrder order(DriverAssignment assignment, List<InetAddress> addresses) throws Refusal {
        Target target = assignment.plan().target();
        var refusal =
                settings.allowed().refusal(target.url().getHost(), target.port(), addresses, settings.guardedPorts());
        if (refusal.isPresent()) {
            throw new Refusal("TARGET_NOT_ALLOWED", refusal.get());
        }
        return new LoadOrder(
                assignment.testId(),
                settings.nodeId(),
                assignment.plan(),
                assignment.share(),
                addresses,
                resolvedHeaders(target),
                settings.metricsInterval());
    }

    private void checkLimits(Plan plan) throws Refusal {
        PlanLimits limits = settings.limits();
        double rate = ratePerSecond(plan.pacing());
        if (rate > limits.maxRate()) {
            throw new Refusal(
                    "LIMIT", rate + " requests per second are over landfall.driver.max-rate " + limits.maxRate());
        }
        if (plan.concurrency() > limits.maxConnections()) {
            throw new Refusal(
                    "LIMIT",
                    "concurrency_per_driver " + plan.concurrency() + " is over landfall.driver.max-connections "
                            + limits.maxConnections());
        }
        if (plan.plannedSending().compareTo(limits.maxDuration()) > 0) {
            throw new Refusal(
                    "LIMIT",
                    "sending for " + plan.plannedSending() + " is over landfall.driver.max-duration "
                            + limits.maxDuration());
        }
    }

    private static double ratePerSecond(Pacing pacing) {
        if (pacing instanceof Pacing.ArrivalRate rate) {
            return rate.perSecond();
        }
        return pacing instanceof Pacing.FixedDelay fixed ? 1e9 / fixed.delay().toNanos() : 0;
    }

    private Map<String, String> resolvedHeaders(Target target) throws Refusal {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : target.headers().entrySet()) {
            headers.put(header.getKey(), resolved(header.getValue()));
        }
        return headers;
    }

    private String resolved(String value) throws Refusal {
        Matcher reference = SECRET.matcher(value);
        StringBuilder text = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(text, Matcher.quoteReplacement(secret(reference.group(1))));
        }
        return reference.appendTail(text).toString();
    }

    private String secret(String name) throws Refusal {
        String value = secrets.value(name)
                .orElseThrow(
                        () -> new Refusal("SECRET_MISSING", "landfall.secret." + name + " is not set at this driver"));
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new Refusal(
                    "SECRET_UNUSABLE",
                    "landfall.secret." + name
                            + " must not hold line breaks, control characters or characters above U+00FF");
        }
        return value;
    }
}
