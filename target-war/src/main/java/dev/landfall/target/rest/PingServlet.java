package dev.landfall.target.rest;

import dev.landfall.target.behaviour.BadParameter;
import dev.landfall.target.behaviour.Behaviour;
import dev.landfall.target.behaviour.Counts;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers {@code pong} to any method, in the way that the parameters ask for. A delayed answer holds no thread. */
@WebServlet(urlPatterns = "/ping", asyncSupported = true)
public class PingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PingServlet.class.getName());
    private static final byte[] PONG = "pong".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 8192;

    @Inject
    transient TargetState state;

    @Resource
    transient ManagedScheduledExecutorService timers;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Counts.Tally tally = state.counts().requested(request.getHeader("Landfall-Test"));
        try {
            Behaviour behaviour = Behaviour.of(request::getParameter);
            Duration wait = longer(behaviour.delay(), state.stall().remaining(System.nanoTime()));
            if (wait.isZero()) {
                answer(response, behaviour, tally);
            } else {
                answerLater(request, behaviour, tally, wait);
            }
        } catch (BadParameter e) {
            Answers.badRequest(response, String.valueOf(e.getMessage()));
            state.counts().responded(tally);
        }
    }

    private void answerLater(
            HttpServletRequest request, Behaviour behaviour, Counts.@Nullable Tally tally, Duration wait) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        var unused = timers.schedule(() -> answer(async, behaviour, tally), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void answer(AsyncContext async, Behaviour behaviour, Counts.@Nullable Tally tally) {
        try {
            answer((HttpServletResponse) async.getResponse(), behaviour, tally);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "the client went away: " + e.getMessage());
        } finally {
            async.complete();
        }
    }

    private void answer(HttpServletResponse response, Behaviour behaviour, Counts.@Nullable Tally tally)
            throws IOException {
        int status = behaviour.statusBy(() -> ThreadLocalRandom.current().nextDouble());
        response.setStatus(status);
        response.setContentType("text/plain");
        if (behaviour.bytes() == Behaviour.PONG) {
            response.setContentLength(PONG.length);
            response.getOutputStream().write(PONG);
        } else {
            response.setContentLength(behaviour.bytes());
            fill(response.getOutputStream(), behaviour.bytes());
        }
        state.counts().responded(tally);
    }

    private static void fill(ServletOutputStream out, int bytes) throws IOException {
        byte[] chunk = new byte[Math.min(CHUNK, bytes)];
        Arrays.fill(chunk, (byte) 'x');
        for (int left = bytes; left > 0; left -= chunk.length) {
            out.write(chunk, 0, Math.min(left, chunk.length));
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
