package dev.landfall.orchestrator.rest;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stands before everything, the handshake of the feed included: without the token nothing but the open paths answers. */
public class AccessFilter implements Filter {

    @Inject
    ApiToken token;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("only HTTP is spoken here");
        }
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        Problem refusal = refusal(http, path(http));
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
                answer.setHeader("WWW-Authenticate", "Bearer");
            }
            ProblemServlet.write(answer, refusal);
        }
        UnreadBody.drain(http);
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
        if (AccessRules.isOpen(method, path)) {
            return null;
        }
        if (!token.isIn(request.getHeader("Authorization"))) {
            return Problems.unauthorized();
        }
        if (AccessRules.isHidden(path)) {
            return Problems.ofStatus(404, method, path);
        }
        if (!AccessRules.isKnownMethod(method)) {
            return Problems.ofStatus(405, method, path);
        }
        if (AccessRules.isForeign(request.getHeader("Origin"), request.getHeader("Host"))) {
            return Problem.of(403, "FOREIGN_ORIGIN", "A page of another host asks", "Origin must be this host");
        }
        return null;
    }

    private static String path(HttpServletRequest request) {
        String within = request.getPathInfo();
        return within == null ? request.getServletPath() : request.getServletPath() + within;
    }
}
