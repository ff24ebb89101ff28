package dev.landfall.orchestrator.rest;

import dev.landfall.orchestrator.push.Guest;
import dev.landfall.orchestrator.rest.BrowserSessions.Session;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything, the handshake of the feed included: without the token, or the session of a browser that has shown it, nothing but
 * the open paths answers. Pages send a browser that has not to the sign-in page.
 */
public class AccessFilter implements Filter {

    /** Request attribute: what pages of this session put before their scripts. */
    public static final String CSRF = "landfall.csrf";

    @Inject
    ApiToken token;

    @Inject
    BrowserSessions sessions;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("only HTTP is spoken here");
        }
        String path = path(http);
        SecurityHeaders.set(answer, path);
        answer.setDateHeader("Date", System.currentTimeMillis()); // the container sends none
        Problem refusal = refusal(http, path);
        if (refusal == null) {
            sessions.of(http).ifPresent(session -> note(http, session));
            chain.doFilter(request, response);
        } else if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED
                && AccessRules.isPage(path)
                && !isPartial(http)) {
            answer.sendRedirect(
                    AccessRules.SIGN_IN + "?then=" + URLEncoder.encode(target(http), StandardCharsets.UTF_8));
        } else {
            if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
                answer.setHeader("WWW-Authenticate", "Bearer");
            }
            ProblemServlet.write(answer, refusal);
        }
        UnreadBody.drain(http);
    }

    /** For pages, and for the feed, which outlasts its request. Whoever shows the token itself stays however long. */
    private void note(HttpServletRequest request, Session session) {
        request.setAttribute(CSRF, session.csrf());
        if (request.getHeader("Authorization") == null) {
            Guest guest = () -> sessions.isOver(session, Instant.now());
            request.setAttribute(Guest.ATTRIBUTE, guest);
        }
    }

    /** A widget asks, which could do nothing with another page. */
    private static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    private @Nullable Problem refusal(HttpServletRequest request, String path) {
        String method = request.getMethod();
        if (AccessRules.hasTokenInQuery(request.getQueryString())) {
            return Problem.of(
                    400,
                    "TOKEN_IN_QUERY",
                    "A token does not belong into a URL",
                    "send it in the header Authorization: Bearer <token>");
        }
        if (AccessRules.isSafe(method) && AccessRules.isFormInQuery(request.getQueryString())) {
            return Problem.of(400, "FORM_IN_QUERY", "A form does not belong into a URL", "send it with POST");
        }
        boolean foreign = AccessRules.isForeign(request.getHeader("Origin"), request.getHeader("Host"));
        if (AccessRules.isOpen(method, path)) {
            return foreign && !AccessRules.isSafe(method) ? foreignOrigin() : null;
        }
        Problem stranger = token.isIn(request.getHeader("Authorization")) ? null : withoutToken(request, method);
        if (stranger != null) {
            return stranger;
        }
        if (AccessRules.isHidden(path)) {
            return Problems.ofStatus(404, method, path);
        }
        if (!AccessRules.isKnownMethod(method)) {
            return Problems.ofStatus(405, method, path);
        }
        return foreign ? foreignOrigin() : null;
    }

    /** A cookie comes along without its person's doing: to change something takes a secret that only pages of ours know. */
    private @Nullable Problem withoutToken(HttpServletRequest request, String method) {
        Optional<Session> session =
                request.getHeader("Authorization") == null ? sessions.of(request) : Optional.empty();
        if (session.isEmpty()) {
            return Problems.unauthorized();
        }
        if (AccessRules.isSafe(method) || BrowserSessions.isIn(request.getHeader("X-Landfall-CSRF"), session.get())) {
            return null;
        }
        return Problem.of(
                403,
                "CSRF",
                "The session's secret is missing",
                "a call with a cookie that is not a GET needs the header X-Landfall-CSRF: GET /api/session tells it");
    }

    private static Problem foreignOrigin() {
        return Problem.of(403, "FOREIGN_ORIGIN", "A page of another host asks", "Origin must be this host");
    }

    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String path(HttpServletRequest request) {
        String within = request.getPathInfo();
        return within == null ? request.getServletPath() : request.getServletPath() + within;
    }
}
