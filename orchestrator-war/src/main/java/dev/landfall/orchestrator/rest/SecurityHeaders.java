package dev.landfall.orchestrator.rest;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells a browser not to do. Of scripts, PrimeFaces adds the policy for its own pages. */
final class SecurityHeaders {

    private static final String NOTHING =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** Widgets set styles of single elements as they go; scripts come from files of ours alone. */
    private static final String PAGE = "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'; object-src 'none'; media-src 'none'; frame-src 'none'; worker-src 'none';"
            + " manifest-src 'none'; script-src-attr 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(HttpServletResponse answer, String path) {
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        answer.setHeader("Content-Security-Policy", policy(path));
        if (AccessRules.isPage(path)) {
            answer.setHeader("Cache-Control", "no-store");
        } else if (AccessRules.isAsset(path)) {
            answer.setHeader(
                    "Cache-Control",
                    "no-cache"); // asked for each time, so that pages never run with scripts of another version
        }
    }

    private static String policy(String path) {
        if (path.equals(AccessRules.SIGN_IN)) {
            return PAGE + "; script-src 'self'";
        }
        return AccessRules.isPage(path) ? PAGE : NOTHING;
    }
}
