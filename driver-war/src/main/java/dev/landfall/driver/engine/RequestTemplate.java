package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.Body;
import dev.landfall.workload.Target;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan's request as bytes, encoded once: only the sequence number differs from one request to the next, and it always takes the same
 * place. Immutable.
 */
final class RequestTemplate {

    /** Digits of the sequence number, with leading zeros. */
    static final int SEQUENCE_DIGITS = 16;

    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> ABOUT_THE_BODY =
            Set.of("content-type", "content-encoding", "content-language", "content-location");
    private static final String END_OF_LINE = "\r\n";

    private final byte[] bytes;
    private final int sequenceAt;

    private RequestTemplate(byte[] bytes, int sequenceAt) {
        this.bytes = bytes;
        this.sequenceAt = sequenceAt;
    }

    /**
     * @param warmUp true: the request says that it is one of the warm-up
     * @throws IllegalArgumentException naming a header whose value would break out of its line
     */
    static RequestTemplate of(LoadOrder order, String version, boolean warmUp) {
        Target target = order.plan().target();
        return of(order, version, new Hop(null, target.method(), requestTarget(target.url()), true, 0, warmUp));
    }

    /** The request that a redirect asked for; the body and what describes it are left out where the hop has none. */
    static RequestTemplate of(LoadOrder order, String version, Hop hop) {
        Target target = order.plan().target();
        StringBuilder head = new StringBuilder(512);
        head.append(hop.method()).append(' ').append(hop.requestTarget()).append(" HTTP/1.1\r\n");
        header(head, "Host", host(target));
        if (order.headers().keySet().stream().noneMatch("user-agent"::equalsIgnoreCase)) {
            header(head, "User-Agent", "Landfall/" + version);
        }
        order.headers().forEach((name, value) -> {
            if (hop.withBody() || !ABOUT_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                header(head, name, checked(name, value));
            }
        });
        header(head, "Landfall-Test", escaped(order.testId().value()));
        header(head, "Landfall-Node", escaped(order.nodeId().value()));
        if (hop.ofWarmUp()) {
            header(head, "Landfall-Phase", "warm-up");
        }
        if (hop.number() > 0) {
            header(head, "Landfall-Hop", Integer.toString(hop.number()));
        }
        Body carried = hop.withBody() ? target.body() : null;
        byte[] body = bytes(carried);
        if (carried != null || WITH_LENGTH.contains(hop.method())) {
            header(head, "Content-Length", Integer.toString(body.length));
        }
        head.append("Landfall-Seq: ");
        int sequenceAt = head.length(); // Latin-1: a character is a byte
        head.append("0".repeat(SEQUENCE_DIGITS)).append(END_OF_LINE).append(END_OF_LINE);
        return new RequestTemplate(joined(head, body), sequenceAt);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Where the sequence number begins. */
    int sequenceAt() {
        return sequenceAt;
    }

    /** Path and query as they stand in a request line. */
    static String requestTarget(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(path + query).toASCIIString();
    }

    private static String host(Target target) {
        int defaultPort = target.encrypted() ? 443 : 80;
        String host = target.url().getHost();
        return target.port() == defaultPort ? host : host + ":" + target.port();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(END_OF_LINE);
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

    private static byte[] bytes(@Nullable Body body) {
        return body == null ? new byte[0] : body.bytes();
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length() + body.length);
        joined.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        joined.writeBytes(body);
        return joined.toByteArray();
    }
}
