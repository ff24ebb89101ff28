package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;

/**
 * Waits for I/O as the handler it wraps does, but no longer than until the {@link Alarm} is due: with epoll to the microsecond, and
 * without a task object for every timer.
 */
final class AlarmIoHandler implements IoHandler {

    private final IoHandler wrapped;
    private final Alarm alarm;
    private final UntilAlarm untilAlarm;

    AlarmIoHandler(IoHandler wrapped, Alarm alarm) {
        this.wrapped = wrapped;
        this.alarm = alarm;
        this.untilAlarm = new UntilAlarm(alarm);
    }

    @Override
    public int run(IoHandlerContext context) {
        untilAlarm.context = context;
        int handled = wrapped.run(untilAlarm);
        alarm.check();
        return handled;
    }

    @Override
    public void initialize() {
        wrapped.initialize();
    }

    @Override
    public void prepareToDestroy() {
        wrapped.prepareToDestroy();
    }

    @Override
    public void destroy() {
        wrapped.destroy();
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return wrapped.register(handle);
    }

    @Override
    public void wakeup() {
        wrapped.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return wrapped.isCompatible(handleType);
    }

    /** The event loop's own deadlines, and the alarm's. */
    private static final class UntilAlarm implements IoHandlerContext {

        private static final long NOTHING_SCHEDULED = -1;

        private final Alarm alarm;

        @SuppressWarnings("NullAway.Init") // set before each run
        private IoHandlerContext context;

        UntilAlarm(Alarm alarm) {
            this.alarm = alarm;
        }

        @Override
        public boolean canBlock() {
            return context.canBlock();
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            long delayNanos = context.delayNanos(currentTimeNanos);
            long dueNanos = alarm.dueNanos();
            return dueNanos == NEVER
                    ? delayNanos
                    : Math.min(delayNanos, Math.max(0, dueNanos - EngineClock.at(currentTimeNanos)));
        }

        @Override
        public long deadlineNanos() {
            long deadlineNanos = context.deadlineNanos();
            long dueNanos = alarm.dueNanos();
            if (dueNanos == NEVER) {
                return deadlineNanos;
            }
            return deadlineNanos == NOTHING_SCHEDULED ? dueNanos : Math.min(deadlineNanos, dueNanos);
        }

        @Override
        public void reportActiveIoTime(long activeNanos) {
            context.reportActiveIoTime(activeNanos);
        }

        @Override
        public boolean shouldReportActiveIoTime() {
            return context.shouldReportActiveIoTime();
        }
    }
}
