package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.ArrivalSchedules;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One arrival every 10 ns from 1000 on, given up after 100 ns; the clock is the test's. */
class OpenPacerTest {

    private static final long START = 1000;
    private static final long TIMEOUT = 100;

    private final SlotPool pool = new SlotPool();
    private final Tally tally = new Tally();
    private final List<Long> intended = new ArrayList<>();
    private final List<Slot> busy = new ArrayList<>();
    private long now;
    private long sendUntil = NEVER;
    private long nanosPerRequest;

    @Test
    void sendsEachArrivalWhenItIsDueAndNotBefore() {
        OpenPacer pacer = pacer(3, NEVER, false, 5);
        run(pacer, 999);
        assertThat(intended).isEmpty();
        assertThat(pacer.nextNanos()).isEqualTo(1000);
        run(pacer, 1000);
        run(pacer, 1009);
        assertThat(intended).containsExactly(1000L);
        assertThat(pacer.nextNanos()).isEqualTo(1010);
        run(pacer, 1020);
        assertThat(intended).containsExactly(1000L, 1010L, 1020L);
        assertThat(pacer.isOver(now)).isTrue();
        assertThat(pacer.nextNanos()).isEqualTo(NEVER);
    }

    @Test
    void keepsTheIntendedStartOfWhoWaitsForASlot() {
        OpenPacer pacer = pacer(3, NEVER, false, 1);
        run(pacer, 1025);
        assertThat(intended).containsExactly(1000L);
        assertThat(counts().scheduled()).isEqualTo(3);
        assertThat(pacer.isOver(now)).isFalse();
        free(pacer, 1090);
        assertThat(intended).containsExactly(1000L, 1010L);
        assertThat(pacer.nextNanos()).isEqualTo(1120);
    }

    @Test
    void givesUpWhoWaitedForTheTimeoutBecauseTheTargetIsSlow() {
        OpenPacer pacer = pacer(3, NEVER, false, 1);
        run(pacer, 1020);
        run(pacer, 1115);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.BACKLOG, 1L));
        free(pacer, 1119);
        assertThat(intended).containsExactly(1000L, 1020L);
        assertThat(pacer.isOver(now)).isTrue();
    }

    @Test
    void takesTheBlameForArrivalsThatASlotWaitedForInVain() {
        OpenPacer pacer = pacer(3, NEVER, false, 2);
        run(pacer, 1115);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.DRIVER_LATE, 2L));
        assertThat(intended).containsExactly(1020L);
    }

    // The answer was there in time for all we know: who did not look has no right to call the target slow.
    @Test
    void takesTheBlameForArrivalsThatCameAndWentWhileItStoodStill() {
        OpenPacer pacer = pacer(NEVER, NEVER, false, 1);
        run(pacer, 1015);
        free(pacer, 1300);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.BACKLOG, 1L, NotSentReason.DRIVER_LATE, 19L));
        assertThat(intended).containsExactly(1000L, 1210L);
    }

    @Test
    void takesTheBlameForArrivalsThatWaitedBesideAFreeSlotBecauseItMightNotSend() {
        OpenPacer pacer = pacer(2, NEVER, false, 1);
        run(pacer, 1015);
        sendUntil = 1020;
        free(pacer, 1030);
        sendUntil = NEVER;
        run(pacer, 1200);
        assertThat(intended).containsExactly(1000L);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.DRIVER_LATE, 1L));
    }

    @Test
    void goesOnOnlyAsLongAsItMay() {
        OpenPacer pacer = pacer(10, NEVER, false, 5);
        sendUntil = 1050;
        nanosPerRequest = 15;
        run(pacer, 1020);
        assertThat(intended).containsExactly(1000L, 1010L);
        sendUntil = NEVER;
        nanosPerRequest = 0;
        run(pacer, 1050);
        assertThat(intended).containsExactly(1000L, 1010L, 1020L, 1030L, 1040L);
    }

    @Test
    void countsOnlyArrivalsBeforeTheEndAndLetsThemWaitOn() {
        OpenPacer pacer = pacer(Long.MAX_VALUE, 1020, false, 1);
        run(pacer, 1005);
        run(pacer, 1030);
        assertThat(counts().scheduled()).isEqualTo(2);
        assertThat(pacer.isOver(now)).isFalse();
        free(pacer, 1040);
        assertThat(intended).containsExactly(1000L, 1010L);
        assertThat(pacer.isOver(now)).isTrue();
    }

    @Test
    void sendsNoneThatWaitsWhenTheLongestTimeIsOver() {
        OpenPacer pacer = pacer(Long.MAX_VALUE, 1030, true, 1);
        run(pacer, 1025);
        assertThat(pacer.nextNanos()).isEqualTo(1030);
        run(pacer, 1031);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.TIME_LIMIT, 2L));
        assertThat(counts().scheduled()).isEqualTo(3);
        assertThat(pacer.isOver(now)).isTrue();
    }

    @Test
    void aStopCountsWhatWasDueAndSendsNoneOfIt() {
        OpenPacer pacer = pacer(10, NEVER, false, 1);
        run(pacer, 1005);
        pacer.stop(NotSentReason.LEASE, 1025);
        assertThat(counts().scheduled()).isEqualTo(3);
        assertThat(counts().notSent()).isEqualTo(Map.of(NotSentReason.LEASE, 2L));
        assertThat(pacer.isOver(1025)).isTrue();
        free(pacer, 1060);
        assertThat(intended).containsExactly(1000L);
    }

    private OpenPacer pacer(long count, long end, boolean cutAtEnd, int slots) {
        for (int i = 0; i < slots; i++) {
            pool.add(new Slot());
        }
        Pacing pacing = new Pacing.FixedDelay(Duration.ofNanos(10));
        return new OpenPacer(
                new PhaseWindow(START, end, cutAtEnd),
                count,
                TIMEOUT,
                () -> now,
                () -> ArrivalSchedules.of(pacing, Share.WHOLE, Share.WHOLE, 1),
                pool,
                new Sender() {
                    @Override
                    public boolean maySend(long nowNanos) {
                        return nowNanos < sendUntil;
                    }

                    @Override
                    public void send(Slot slot, long intendedNanos, long nowNanos) {
                        tally.sent();
                        intended.add(intendedNanos);
                        busy.add(slot);
                        now += nanosPerRequest;
                    }
                },
                tally);
    }

    private void run(OpenPacer pacer, long at) {
        now = at;
        pacer.run(at);
    }

    private void free(OpenPacer pacer, long at) {
        Slot slot = busy.remove(0);
        slot.freeSinceNanos = at;
        pacer.released(slot, at);
        run(pacer, at);
    }

    private RequestCounts counts() {
        return Tally.sum(List.of(tally.snapshot()));
    }
}
