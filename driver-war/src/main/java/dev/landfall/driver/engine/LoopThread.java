package dev.landfall.driver.engine;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * An event loop with its alarm and its read buffers; lives as long as the engine and serves one load after the other.
 *
 * @param alarm owned by the event loop
 * @param readBuffer owned by the event loop
 * @param scratch owned by the event loop: bytes on their way from a read to a parser
 */
@SuppressWarnings("ArrayRecordComponent") // shared memory is what it is for
record LoopThread(IoEventLoop eventLoop, Alarm alarm, LoopReadBuffer readBuffer, byte[] scratch) {

    static final long SHUTDOWN_SECONDS = 5;

    private static final int READ_BYTES = 64 * 1024;

    static LoopThread start(IoHandlerFactory ioHandlers, ThreadFactory threads, LongConsumer lag) {
        Alarm alarm = new Alarm(lag, EngineClock::now);
        IoEventLoop eventLoop = new SingleThreadIoEventLoop(
                null, threads, executor -> new AlarmIoHandler(ioHandlers.newHandler(executor), alarm));
        return new LoopThread(eventLoop, alarm, new LoopReadBuffer(READ_BYTES), new byte[READ_BYTES]);
    }

    /** Ends the thread, and what it still has to do with it. */
    Future<?> end() {
        eventLoop.execute(readBuffer::release);
        return eventLoop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }
}
