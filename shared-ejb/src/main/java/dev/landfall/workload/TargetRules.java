package dev.landfall.workload;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of a plan's target: address, method, headers, body. */
final class TargetRules {

    static final String SECRET_REFERENCE = "\\$\\{secret:[A-Za-z0-9_.-]{1,100}}";

    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final double MAX_TIMEOUT_MILLIS = 600_000;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern SECRET = Pattern.compile("(?:(?:Bearer|Basic) )?" + SECRET_REFERENCE);
    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");
    private static final Set<String> SECRETS = Set.of("authorization", "cookie", "proxy-authorization", "x-api-key");

    private final Faults faults;
    private final RangeRules ranges;

    TargetRules(Faults faults) {
        this.faults = faults;
        this.ranges = new RangeRules(faults);
    }

    /** The checked target; null when there is none or its URL is faulty, which is then noted. */
    @Nullable
    Target check(PlanDraft.@Nullable TargetDraft draft) {
        if (draft == null) {
            faults.add("target", "is required: an object with at least a url");
            return null;
        }
        URI url = url(draft.url());
        String method = method(draft.method());
        Map<String, String> headers = headers(draft.headers() == null ? Map.of() : draft.headers());
        Body body = new BodyRules(faults).check(draft.body(), draft.bodyBase64());
        Timeouts timeouts = timeouts(draft);
        HttpVersion version = version(draft.httpVersion());
        boolean insecure = Boolean.TRUE.equals(draft.insecure());
        boolean followRedirects = Boolean.TRUE.equals(draft.followRedirects());
        return url == null
                ? null
                : new Target(url, method, headers, body, timeouts, version, insecure, followRedirects);
    }

    private Timeouts timeouts(PlanDraft.TargetDraft draft) {
        Duration total =
                ranges.millis("target.timeout_ms", draft.timeoutMs(), 1, MAX_TIMEOUT_MILLIS, Target.DEFAULT_TIMEOUT);
        return new Timeouts(
                total,
                within(total, "target.connect_timeout_ms", draft.connectTimeoutMs()),
                within(total, "target.first_byte_timeout_ms", draft.firstByteTimeoutMs()));
    }

    /** A time-out that is part of the whole: longer than that it would never count, and whoever wrote it means something else. */
    private @Nullable Duration within(Duration total, String field, @Nullable Double value) {
        if (value == null) {
            return null;
        }
        double longest = faults.isFaulty("target.timeout_ms") ? MAX_TIMEOUT_MILLIS : total.toNanos() / 1e6;
        return ranges.millis(field, value, 1, longest, total);
    }

    private @Nullable URI url(@Nullable String text) {
        if (text == null) {
            faults.add("target.url", "is required: an absolute http or https URL");
            return null;
        }
        try {
            URI url = new URI(text);
            String wrong = faultOf(url);
            if (wrong == null) {
                return url;
            }
            faults.add("target.url", wrong);
        } catch (URISyntaxException e) {
            faults.add("target.url", "is not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
        return null;
    }

    private static @Nullable String faultOf(URI url) {
        String scheme = url.getScheme();
        if (scheme == null || !Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
            return "must begin with http:// or https://";
        }
        if (url.getRawUserInfo() != null
                || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
            return "must not hold a user or password; use a header with ${secret:NAME}";
        }
        if (url.getHost() == null || url.getHost().isBlank()) {
            return "must name a host";
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            return "must have a port from 1 to 65535";
        }
        return url.getRawFragment() == null ? null : "must not have a fragment (#…)";
    }

    private String method(@Nullable String method) {
        if (method == null) {
            return "GET";
        }
        if (method.length() > 32 || !TOKEN.matcher(method).matches() || method.equals("CONNECT")) {
            faults.add("target.method", "must be an HTTP method other than CONNECT, was " + RangeRules.quote(method));
        }
        return method;
    }

    private HttpVersion version(@Nullable String text) {
        for (HttpVersion version : HttpVersion.values()) {
            if (version.text().equals(text)) {
                return version;
            }
        }
        if (text != null) {
            faults.add("target.http_version", "must be \"1.1\" or \"2\", was " + RangeRules.quote(text));
        }
        return HttpVersion.HTTP_1_1;
    }

    private Map<String, String> headers(Map<String, String> headers) {
        if (headers.size() > MAX_HEADERS) {
            faults.add("target.headers", "must be at most " + MAX_HEADERS + ", were " + headers.size());
        }
        headers.forEach(this::checkHeader);
        return headers;
    }

    private void checkHeader(String name, String value) {
        String field = "target.headers." + (name.length() > 80 ? name.substring(0, 80) + "…" : name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches()) {
            faults.add(field, "is not a header name");
        } else if (!HEADER_VALUE.matcher(value).matches()) {
            faults.add(field, "must not hold line breaks, control characters or characters above U+00FF");
        } else if (name.length() + value.length() > MAX_HEADER_BYTES) {
            faults.add(field, "must be at most " + MAX_HEADER_BYTES + " bytes");
        } else if (OURS.contains(lower) || lower.startsWith("landfall-")) {
            faults.add(field, "is set by Landfall itself");
        } else if (SECRETS.contains(lower) && !SECRET.matcher(value).matches()) {
            faults.add(field, "must be a reference to a secret: ${secret:NAME}, also after Bearer or Basic");
        }
    }
}
