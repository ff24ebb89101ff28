package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Share;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the event loops of one load have in common, and how each gets its part of it. */
final class LoadParts {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LoadOrder order;
    private final LoadShape shape;
    private final Transport transport;
    private final Protocol protocol;
    private final Quota quota;
    private final @Nullable TlsClient tls;
    private final FirstFailures failures;
    private final Descriptors descriptors = Descriptors.ofThisProcess();

    /** @throws IllegalArgumentException when the plan cannot be sent */
    LoadParts(LoadOrder order, LoadShape shape, EngineSettings settings, Transport transport, FirstFailures failures) {
        Plan plan = order.plan();
        this.order = order;
        this.shape = shape;
        this.transport = transport;
        this.failures = failures;
        this.protocol = Protocol.of(order, settings.version(), shape);
        this.quota = new Quota(Pacers.countOf(plan), plan.concurrency());
        this.tls = plan.target().encrypted() ? tlsOf(plan) : null;
    }

    LoadLoop loop(Share share, LoopThread thread, Recorder recorder, LoopListener listener) {
        return new LoadLoop(
                shape,
                new Pacers(order, shape, share, quota),
                thread,
                protocol.connections(connector(share, thread), thread, share),
                Math.toIntExact(share.of(order.plan().concurrency())),
                recorder,
                failures,
                listener);
    }

    private Connector connector(Share share, LoopThread thread) {
        return new Connector(
                transport,
                descriptors,
                thread,
                order.addresses(),
                order.plan().target().port(),
                connectTimeoutMillis(),
                tls,
                share.index());
    }

    private int connectTimeoutMillis() {
        return Math.toIntExact(Math.max(1, (shape.timeoutNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
    }

    private static TlsClient tlsOf(Plan plan) {
        try {
            return new TlsClient(plan.target());
        } catch (SSLException e) {
            throw new IllegalArgumentException("no TLS on this machine: " + e.getMessage(), e);
        }
    }
}
