package dev.landfall.workload;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What receives the load, and with which request.
 *
 * @param url absolute, http or https, without userinfo
 * @param headers in the order of the plan; secrets still as references
 * @param body null for none
 * @param insecure true: certificates are not verified, and the report says so
 * @param followRedirects true: those that lead to the same scheme, host and port, within the same request
 */
public record Target(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable Body body,
        Timeouts timeouts,
        HttpVersion httpVersion,
        boolean insecure,
        boolean followRedirects) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public Target {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A GET with all defaults. */
    public static Target get(URI url) {
        return new Target(url, "GET", Map.of(), null, Timeouts.of(DEFAULT_TIMEOUT), HttpVersion.HTTP_1_1, false, false);
    }

    /** From sent to the last byte of the answer. */
    public Duration timeout() {
        return timeouts.total();
    }

    /** True for https. */
    public boolean encrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** The port to connect to: the URL's, or the scheme's own. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : encrypted() ? 443 : 80;
    }
}
