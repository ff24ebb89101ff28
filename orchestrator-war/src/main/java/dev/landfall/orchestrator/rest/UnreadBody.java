package dev.landfall.orchestrator.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads away the body of a request that was answered without it. Over HTTP/2 a client may otherwise wait for ever: nobody reads, so it may not
 * send, so it never looks for its answer.
 */
final class UnreadBody {

    /** Whoever sends more than this may wait. */
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private UnreadBody() {}

    static void drain(HttpServletRequest request) throws IOException {
        if (!WITH_BODY.contains(request.getMethod()) || request.isAsyncStarted()) {
            return;
        }
        InputStream body = request.getInputStream();
        byte[] buffer = new byte[16 * 1024];
        int total = 0;
        for (int read = 0; read >= 0 && total < MAX_BYTES; read = body.read(buffer)) {
            total += read;
        }
    }
}
