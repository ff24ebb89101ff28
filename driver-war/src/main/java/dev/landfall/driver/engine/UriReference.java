package dev.landfall.driver.engine;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a Location may hold: a URI, or a part of one that is resolved against where it was found. RFC 3986, section 5, which
 * {@link URI#resolve} does not follow where there is only a query, nothing at all, or more ".." than there is path.
 */
final class UriReference {

    private final URI uri;

    private UriReference(URI uri) {
        this.uri = uri;
    }

    /** Null for what is no URI reference. Bytes that are not ASCII stand for themselves. */
    static @Nullable UriReference of(String text) {
        try {
            return new UriReference(new URI(escaped(text)));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** True when it says scheme, host or port, and not only where to go within the same. */
    boolean isAbsolute() {
        return uri.getScheme() != null || uri.getRawAuthority() != null;
    }

    /** With the scheme of a base where it names none; its host is null where it has no host that could be told. */
    Origin origin(String schemeOfBase) {
        return new Origin(uri.getScheme() == null ? schemeOfBase : uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** True when it names a user, and perhaps a password. */
    boolean namesAUser() {
        return uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0;
    }

    /** Path and query of what it means, seen from this path and query; the fragment is nothing that is asked for. */
    String seenFrom(String base) {
        int baseQuery = base.indexOf('?');
        String basePath = baseQuery < 0 ? base : base.substring(0, baseQuery);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        if (isAbsolute() || path.startsWith("/")) {
            return withoutDots(path) + query;
        }
        if (path.isEmpty()) {
            return query.isEmpty() ? base : basePath + query;
        }
        return withoutDots(basePath.substring(0, basePath.lastIndexOf('/') + 1) + path) + query;
    }

    /** Section 5.2.4, for a path that begins with a slash; nothing is the root. */
    private static String withoutDots(String path) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < path.length()) {
            int end = path.indexOf('/', at + 1);
            boolean last = end < 0;
            String segment = last ? path.substring(at) : path.substring(at, end);
            if (segment.equals("/..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            }
            boolean dots = segment.equals("/.") || segment.equals("/..");
            out.append(!dots ? segment : last ? "/" : "");
            at = last ? path.length() : end;
        }
        return out.isEmpty() ? "/" : out.toString();
    }

    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii.append(c < 0x80 || c > 0xff ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return ascii.toString();
    }
}
