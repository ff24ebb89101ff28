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
 * @param body sent as UTF-8; null for none
 * @param timeout from sent to the last byte of the answer, 1 ms to 10 min
 * @param insecure true: certificates are not verified, and the report says so
 */
public record Target(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable String body,
        Duration timeout,
        HttpVersion httpVersion,
        boolean insecure,
        boolean followRedirects) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public Target {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A GET with all defaults. */
    public static Target get(URI url) {
        return new Target(url, "GET", Map.of(), null, DEFAULT_TIMEOUT, HttpVersion.HTTP_1_1, false, false);
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
