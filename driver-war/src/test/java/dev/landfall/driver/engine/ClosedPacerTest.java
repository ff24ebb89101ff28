package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Virtual users from instant 1000 on; the clock is the test's. */
class ClosedPacerTest {

    private static final long MILLI = 1_000_000;

    private final SlotPool pool = new SlotPool();
    private final List<Slot> busy = new ArrayList<>();
    private int sent;
    private long now;
    private long sendUntil = NEVER;
    private long nanosPerRequest;

    @Test
    void keepsEveryUserBusyUntilTheCountIsReached() {
        ClosedPacer pacer = pacer(0, new Quota(5, 2), NEVER, 2);
        run(pacer, 999);
        assertThat(sent).isZero();
        run(pacer, 1000);
        assertThat(sent).isEqualTo(2);
        answer(pacer, 1001);
        answer(pacer, 1002);
        assertThat(sent).isEqualTo(4);
        assertThat(pacer.isOver(now)).isFalse();
        answer(pacer, 1003);
        answer(pacer, 1004);
        assertThat(sent).isEqualTo(5);
        assertThat(pacer.isOver(now)).isTrue();
    }

    @Test
    void sendsNothingAtTheEndOrLater() {
        ClosedPacer pacer = pacer(0, Quota.unlimited(), 2000, 1);
        run(pacer, 1999);
        answer(pacer, 2000);
        assertThat(sent).isEqualTo(1);
        assertThat(pacer.isOver(2000)).isTrue();
    }

    @Test
    void goesOnOnlyAsLongAsItMay() {
        ClosedPacer pacer = pacer(0, Quota.unlimited(), NEVER, 5);
        sendUntil = 1030;
        nanosPerRequest = 20;
        run(pacer, 1000);
        assertThat(sent).isEqualTo(2);
        sendUntil = NEVER;
        run(pacer, 1040);
        assertThat(sent).isEqualTo(5);
    }

    @Test
    void letsEachUserPauseAfterItsAnswer() {
        ClosedPacer pacer = pacer(500, Quota.unlimited(), NEVER, 2);
        run(pacer, 1000);
        answer(pacer, 1100);
        assertThat(pacer.nextNanos()).isEqualTo(1600);
        run(pacer, 1599);
        assertThat(sent).isEqualTo(2);
        run(pacer, 1600);
        assertThat(sent).isEqualTo(3);
    }

    @Test
    void letsAUserThatCannotConnectWaitTwiceAsLongEachTimeUpToASecond() {
        ClosedPacer pacer = pacer(0, Quota.unlimited(), NEVER, 1);
        run(pacer, 1000);
        long[] expectedMillis = {10, 20, 40, 80, 160, 320, 640, 1000, 1000};
        for (long millis : expectedMillis) {
            long before = now;
            busy.get(0).failedConnects++;
            answer(pacer, before);
            assertThat(pacer.nextNanos()).isEqualTo(before + millis * MILLI);
            run(pacer, pacer.nextNanos());
        }
        busy.get(0).failedConnects = 0;
        answer(pacer, now);
        assertThat(sent).isEqualTo(expectedMillis.length + 2);
    }

    @Test
    void chunksOfAQuotaAddUpToItAndShrinkTowardsTheEnd() {
        Quota quota = new Quota(10_000, 8);
        long sum = 0;
        long last = Long.MAX_VALUE;
        for (long chunk = quota.claim(); chunk > 0; chunk = quota.claim()) {
            assertThat(chunk).isLessThanOrEqualTo(last);
            last = chunk;
            sum += chunk;
        }
        assertThat(sum).isEqualTo(10_000);
        assertThat(last).isEqualTo(1);
    }

    private ClosedPacer pacer(long pauseNanos, Quota quota, long end, int users) {
        for (int i = 0; i < users; i++) {
            pool.add(new Slot());
        }
        Sender sender = new Sender() {
            @Override
            public boolean maySend(long nowNanos) {
                return nowNanos < sendUntil;
            }

            @Override
            public void send(Slot slot, long intendedNanos, long nowNanos) {
                assertThat(intendedNanos).isEqualTo(nowNanos);
                busy.add(slot);
                sent++;
                now += nanosPerRequest;
            }
        };
        return new ClosedPacer(new PhaseWindow(1000, end, true), pauseNanos, () -> now, quota, pool, sender);
    }

    private void run(ClosedPacer pacer, long at) {
        now = at;
        pacer.run(at);
    }

    private void answer(ClosedPacer pacer, long at) {
        now = at;
        pacer.released(busy.remove(0), at);
        run(pacer, at);
    }
}
