package dev.landfall.orchestrator.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of browsers, kept in the cookie alone: an end, a random number, and a seal over both that only the holder of the API's token can
 * make. So a session outlives a restart of the orchestrator, and ends with its time, with the token, or when it is signed out. That it was
 * signed out is known in memory only, until its time: after a restart, whoever had copied the cookie could use it for the rest of its
 * {@link #LENGTH}. Thread-safe.
 */
public final class BrowserSessions {

    /** How the cookie's name begins; not readable by scripts, never sent by other sites' pages. */
    private static final String COOKIE = "landfall-session-";

    /** How long a person stays signed in. */
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int RANDOM_BYTES = 18;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ApiToken token;
    private final SecureRandom random = new SecureRandom();

    /** Signed out before their time, which is the value. */
    private final Map<String, Instant> signedOut = new ConcurrentHashMap<>();

    public BrowserSessions(ApiToken token) {
        this.token = token;
    }

    /**
     * One browser's session.
     *
     * @param cookie the value of the cookie
     * @param csrf what calls that change something must bring along in the header {@code X-Landfall-CSRF}
     * @param endsAt its last moment
     */
    public record Session(String cookie, String csrf, Instant endsAt) {}

    /** A new session from now on. */
    Session begin(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String content = now.plus(LENGTH).getEpochSecond() + "." + BASE64.encodeToString(bytes);
        return session(content, content + "." + seal("session", content));
    }

    /** The session that a request belongs to; empty when it brings none, or one that is over or not ours. */
    public Optional<Session> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = cookieName(request);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .flatMap(cookie -> read(cookie.getValue(), Instant.now()).stream())
                .findFirst();
    }

    /** With the port as the browser knows it: cookies know hosts only, and each orchestrator of a host has its own token. */
    static String cookieName(HttpServletRequest request) {
        return COOKIE + request.getServerPort();
    }

    Optional<Session> read(String cookie, Instant now) {
        int end = cookie.lastIndexOf('.');
        int dot = cookie.indexOf('.');
        if (dot < 1 || dot == end || cookie.length() > 200) {
            return Optional.empty();
        }
        String content = cookie.substring(0, end);
        if (!same(seal("session", content), cookie.substring(end + 1))) {
            return Optional.empty();
        }
        return Optional.of(session(content, cookie)).filter(session -> !isOver(session, now));
    }

    boolean isOver(Session session, Instant now) {
        return session.endsAt().isBefore(now) || signedOut.containsKey(session.cookie());
    }

    /** Signs it out: its cookie opens nothing any more. */
    void end(Session session, Instant now) {
        signedOut.values().removeIf(end -> end.isBefore(now));
        signedOut.put(session.cookie(), session.endsAt());
    }

    /** Whether a call brought its session's secret. Takes the same time for every wrong one. */
    static boolean isIn(@Nullable String header, Session session) {
        return header != null && same(session.csrf(), header.strip());
    }

    private Session session(String content, String cookie) {
        Instant end = Instant.ofEpochSecond(Long.parseLong(content.substring(0, content.indexOf('.'))));
        return new Session(cookie, seal("csrf", content), end);
    }

    private String seal(String purpose, String content) {
        return BASE64.encodeToString(token.seal(purpose + ":" + content));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
