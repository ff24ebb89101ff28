package dev.landfall.orchestrator.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests need no token, and which are refused whatever they carry. Paths are decoded and normalised, as the container maps them. */
final class AccessRules {

    static final String SIGN_IN = "/signin.html";

    /** The sign-in page, and what it and every other page is made of. */
    private static final Set<String> OPEN_FILES = Set.of(SIGN_IN, "/favicon.svg");

    private static final String PAGE = ".xhtml";
    private static final String ASSETS = "/assets/";
    private static final String RESOURCES = "/jakarta.faces.resource/";

    /** What the server itself answers: it tells no names of nodes, targets or tests. */
    private static final Set<String> OPEN = Set.of("/health", "/metrics", "/openapi");

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> TOKEN_PARAMETERS =
            Set.of("token", "api_token", "api-token", "access_token", "authorization", "bearer");

    private static final Set<String> FORM_PARAMETERS = Set.of("jakarta.faces.viewstate");

    private AccessRules() {}

    static boolean isOpen(String method, String path) {
        return isSafe(method)
                ? OPEN_FILES.contains(path)
                        || isAsset(path)
                        || path.startsWith(RESOURCES)
                        || OPEN.contains(path)
                        || path.startsWith("/health/")
                : method.equals("POST") && path.equals("/api/session");
    }

    /** What a person looks at: a browser that may not is sent to sign in. */
    static boolean isPage(String path) {
        return path.equals("/") || path.equals(SIGN_IN) || (path.endsWith(PAGE) && !path.startsWith(RESOURCES));
    }

    /** A style sheet or script of ours; whatever ends as pages do is given to Faces. */
    static boolean isAsset(String path) {
        return path.startsWith(ASSETS) && !path.endsWith(PAGE);
    }

    static boolean isSafe(String method) {
        return SAFE_METHODS.contains(method);
    }

    /** The server shows inner descriptions of the API below its own path, which are no part of the contract. */
    static boolean isHidden(String path) {
        return path.startsWith("/openapi/");
    }

    /** False for OPTIONS and TRACE, which nothing here needs. */
    static boolean isKnownMethod(String method) {
        return METHODS.contains(method);
    }

    /** A query string ends up in logs and histories: no place for a token. */
    static boolean hasTokenInQuery(@Nullable String query) {
        return hasParameter(query, TOKEN_PARAMETERS);
    }

    /** Faces takes a request with this parameter for a form that was sent, whatever its method. */
    static boolean isFormInQuery(@Nullable String query) {
        return hasParameter(query, FORM_PARAMETERS);
    }

    private static boolean hasParameter(@Nullable String query, Set<String> names) {
        if (query == null) {
            return false;
        }
        for (String parameter : query.split("[&;]", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (names.contains(name.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** True when a browser says that a page of another host asks. */
    static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null || host == null || !authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return true;
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
