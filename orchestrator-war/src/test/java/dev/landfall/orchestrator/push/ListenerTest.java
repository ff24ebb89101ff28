package dev.landfall.orchestrator.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FakeOutlet outlet = new FakeOutlet();
    private final Listener listener = new Listener(outlet, 0);

    @Test
    void sendsOneMessageAtATime() {
        listener.offer("drivers", "d1");
        listener.offer("tick a", "a1");
        assertThat(outlet.sent).containsExactly("d1");
        outlet.finish();
        assertThat(outlet.sent).containsExactly("d1", "a1");
    }

    @Test
    void aSlowReaderGetsTheNewestOfEachKeyAndMissesTheRest() {
        listener.offer("drivers", "d1");
        for (int second = 1; second <= 100; second++) {
            listener.offer("tick a", "a" + second);
            listener.offer("tick b", "b" + second);
        }
        listener.offer("drivers", "d2");
        outlet.finish();
        outlet.finish();
        outlet.finish();
        outlet.finish();
        assertThat(outlet.sent).containsExactly("d1", "a100", "b100", "d2");
    }

    @Test
    void isAskedForASignOfLifeUnlessAMessageIsUnderWay() {
        listener.check(1, LIMIT);
        assertThat(outlet.pings).isEqualTo(1);
        listener.offer("drivers", "d1");
        listener.check(2, LIMIT);
        assertThat(outlet.pings).isEqualTo(1);
    }

    @Test
    void isClosedAfterTooLongASilence() {
        listener.heard(Duration.ofSeconds(10).toNanos());
        listener.check(Duration.ofSeconds(70).toNanos(), LIMIT);
        assertThat(outlet.closed).isFalse();
        listener.check(Duration.ofSeconds(70).toNanos() + 1, LIMIT);
        assertThat(outlet.closed).isTrue();
    }

    @Test
    void whatStillWaitsIsNotToldAfterTheEndOfASession() {
        var isOver = new AtomicBoolean();
        var guest = new Listener(outlet, isOver::get, 0);
        guest.offer("drivers", "d1");
        guest.offer("tests", "t1");
        isOver.set(true);
        assertThat(guest.refuseIfOver()).isTrue();
        outlet.finish();
        assertThat(outlet.sent).containsExactly("d1");
        assertThat(outlet.closed).isTrue();
    }

    private static final class FakeOutlet implements Listener.Outlet {
        private final List<String> sent = new ArrayList<>();
        private final List<Runnable> underWay = new ArrayList<>();
        private int pings;
        private boolean closed;

        @Override
        public void send(String message, Runnable whenSent) {
            sent.add(message);
            underWay.add(whenSent);
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(String reason) {
            closed = true;
        }

        @Override
        public void refuse(String reason) {
            closed = true;
        }

        void finish() {
            underWay.remove(0).run();
        }
    }
}
