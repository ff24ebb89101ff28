package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Body;
import dev.landfall.workload.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a request says, whatever the version of HTTP: all of it but the sequence number, which differs from one request to the next.
 *
 * @param authority host, with the port where it is not the scheme's own
 * @param requestTarget path and query, never empty
 * @param headers in the order in which they are sent, names as the plan has them; neither Host nor {@link #SEQUENCE} are among them
 */
@SuppressWarnings("ArrayRecordComponent") // the body is only read
record RequestFields(
        String method,
        String scheme,
        String authority,
        String requestTarget,
        Map<String, String> headers,
        byte[] body) {

    /** Name of the header that carries the sequence number, the last one of each request. */
    static final String SEQUENCE = "Landfall-Seq";

    /** Digits of the sequence number, with leading zeros. */
    static final int SEQUENCE_DIGITS = 16;

    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> ABOUT_THE_BODY =
            Set.of("content-type", "content-encoding", "content-language", "content-location");

    /**
     * The plan's own request.
     *
     * @param warmUp true: the request says that it is one of the warm-up
     * @throws IllegalArgumentException naming a header whose value would break out of its line
     */
    static RequestFields of(LoadOrder order, String version, boolean warmUp) {
        Target target = order.plan().target();
        return of(order, version, new Hop(null, target.method(), requestTarget(target.url()), true, 0, warmUp));
    }

    /** The request that a redirect asked for; the body and what describes it are left out where the hop has none. */
    static RequestFields of(LoadOrder order, String version, Hop hop) {
        Target target = order.plan().target();
        Map<String, String> headers = new LinkedHashMap<>();
        if (order.headers().keySet().stream().noneMatch("user-agent"::equalsIgnoreCase)) {
            headers.put("User-Agent", "Landfall/" + version);
        }
        order.headers().forEach((name, value) -> {
            if (hop.withBody() || !ABOUT_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, checked(name, value));
            }
        });
        headers.put("Landfall-Test", escaped(order.testId().value()));
        headers.put("Landfall-Node", escaped(order.nodeId().value()));
        if (hop.ofWarmUp()) {
            headers.put("Landfall-Phase", "warm-up");
        }
        if (hop.number() > 0) {
            headers.put("Landfall-Hop", Integer.toString(hop.number()));
        }
        Body carried = hop.withBody() ? target.body() : null;
        byte[] body = carried == null ? new byte[0] : carried.bytes();
        if (carried != null || WITH_LENGTH.contains(hop.method())) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        String scheme = target.encrypted() ? "https" : "http";
        return new RequestFields(hop.method(), scheme, authority(target), hop.requestTarget(), headers, body);
    }

    /** Path and query as they stand in a request line. */
    static String requestTarget(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static String authority(Target target) {
        int defaultPort = target.encrypted() ? 443 : 80;
        String host = target.url().getHost();
        return target.port() == defaultPort ? host : host + ":" + target.port();
    }

    /** Secrets come from elsewhere than the plan, so their values are looked at here; they are never shown. */
    private static String checked(String name, String value) {
        boolean harmless = value.chars().allMatch(c -> (c >= ' ' && c <= 0xff && c != 0x7f) || c == '\t');
        if (!harmless) {
            throw new IllegalArgumentException("the value of header " + name
                    + " must not hold line breaks, control characters or characters above U+00FF");
        }
        return value;
    }

    /** As in URLs: every byte but letters, digits, dot, underscore and hyphen becomes %XX. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
