package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nothing is allocated per request. What the virtual machine itself allocates now and then stays far below one byte each. */
class AllocationTest {

    private static final int WARM_UP = 50_000;
    private static final int COUNT = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void parsingRecordingAndPacingAllocateNothing() {
        ResponseParser parser = new ResponseParser(1000, false);
        Recorder recorder = new Recorder(Long.MAX_VALUE / 2);
        recorder.beginAt(0);
        SlotPool pool = new SlotPool();
        pool.add(new Slot());
        byte[] plain = bytes("HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok");
        byte[] chunked = bytes("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
        Runnable request = new Runnable() {
            private long now;

            @Override
            public void run() {
                Slot slot = pool.take();
                slot.intendedNanos = now;
                slot.sentNanos = now + 10;
                recorder.sent(slot);
                byte[] answer = now % 2 == 0 ? plain : chunked;
                parser.expect(false);
                parser.read(answer, 0, answer.length);
                now += 1001;
                recorder.completed(slot, parser.status() == 200 ? null : ErrorClass.HTTP_4XX, now);
                pool.add(slot);
            }
        };
        repeat(request, WARM_UP);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        repeat(request, COUNT);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat((double) allocated / COUNT).isLessThan(0.1);
    }

    // The first third warms up; what is allocated in between the two readings is the event loop's own, sockets and all.
    @Test
    void anEventLoopSendsWithoutAllocating() {
        AtomicLong before = new AtomicLong();
        AtomicLong after = new AtomicLong();
        try (NettyLoadEngine engine = Loads.engine(1);
                TestServer server = TestServer.serving(request -> {
                    request.send(TestServer.OK);
                    if (request.index() == 20_000) {
                        before.set(allocatedByEventLoops());
                    } else if (request.index() == 40_000) {
                        after.set(allocatedByEventLoops());
                    }
                })) {
            Result result = Loads.to(server)
                    .count(40_002)
                    .concurrency(1)
                    .intervalMillis(60_000)
                    .run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(40_002);
        }
        assertThat((after.get() - before.get()) / 20_000.0).isLessThan(20);
    }

    private long allocatedByEventLoops() {
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("landfall-load")) {
                sum += threads.getThreadAllocatedBytes(thread.getId());
            }
        }
        return sum;
    }

    private static void repeat(Runnable request, int times) {
        for (int i = 0; i < times; i++) {
            request.run();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
