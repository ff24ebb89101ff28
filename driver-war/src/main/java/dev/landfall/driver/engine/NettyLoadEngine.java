package dev.landfall.driver.engine;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadEngine;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Share;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends load over Netty's event loops. Threads are there from the beginning and serve one load after the other; each takes its part of
 * the connections and of the arrivals, and lends nothing to the others: {@link LoopCount} says what that means for an open load.
 * HTTP/1.1 and HTTP/2, plain and over TLS.
 */
public final class NettyLoadEngine implements LoadEngine {

    private final EngineSettings settings;
    private final Transport transport;
    private final List<LoopThread> threads;
    private final ThreadPoolExecutor ends = new ThreadPoolExecutor(
            0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DefaultThreadFactory("landfall-ends", true));
    private @Nullable NettyLoad current;
    private boolean closed;

    /** An engine whose lag nobody wants to know. */
    public NettyLoadEngine(EngineSettings settings) {
        this(settings, lagNanos -> {});
    }

    /** @param lag hears from every event loop that carries load, at least 20 times a second, by how many nanoseconds it was late; must be quick */
    public NettyLoadEngine(EngineSettings settings, LongConsumer lag) {
        this.settings = settings;
        FailureClassifier.load();
        this.transport = Transport.choose(settings.nativeTransport());
        ThreadFactory factory = new DefaultThreadFactory("landfall-load", true, Thread.MAX_PRIORITY);
        this.threads = Stream.generate(() -> LoopThread.start(transport.ioHandlers(), factory, lag))
                .limit(settings.eventLoops())
                .toList();
    }

    /** {@inheritDoc} A plan that this engine cannot send gives a load that cannot be prepared. */
    @Override
    public synchronized Load prepare(LoadOrder order) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        if (current != null && !current.isFinished()) {
            throw new IllegalStateException("another load has not ended");
        }
        try {
            NettyLoad load = assemble(order);
            current = load;
            load.prepare();
            return load;
        } catch (IllegalArgumentException e) {
            return new UnsendableLoad(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (current != null) {
            current.abandon(new CancellationException("the engine was closed"));
        }
        List<Future<?>> loops = threads.stream().<Future<?>>map(LoopThread::end).toList();
        loops.forEach(end -> end.awaitUninterruptibly(LoopThread.SHUTDOWN_SECONDS, TimeUnit.SECONDS));
        ends.shutdown();
    }

    private NettyLoad assemble(LoadOrder order) {
        int loops = LoopCount.of(order.plan().model(), order.plan().concurrency(), threads.size());
        LoadShape shape = LoadShape.of(order, settings);
        List<Recorder> recorders = Stream.generate(
                        () -> new Recorder(order.interval().toNanos()))
                .limit(loops)
                .toList();
        NettyLoad load = new NettyLoad(shape, order.interval(), recorders, ends);
        LoadParts parts = new LoadParts(order, shape, settings, transport, load.failures());
        IntStream.range(0, loops)
                .forEach(i -> load.add(
                        threads.get(i), parts.loop(new Share(i, loops), threads.get(i), recorders.get(i), load)));
        return load;
    }
}
