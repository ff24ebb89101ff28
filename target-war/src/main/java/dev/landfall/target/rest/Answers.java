package dev.landfall.target.rest;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes small whole answers, each with its length, so that connections are kept. */
final class Answers {

    private Answers() {}

    static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static void text(HttpServletResponse response, int status, String text) throws IOException {
        write(response, status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 9457. */
    static void badRequest(HttpServletResponse response, String detail) throws IOException {
        String problem = Json.createObjectBuilder()
                .add("type", "/problems/bad-parameter")
                .add("title", "Bad parameter")
                .add("status", HttpServletResponse.SC_BAD_REQUEST)
                .add("detail", detail)
                .add("code", "BAD_PARAMETER")
                .build()
                .toString();
        write(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "application/problem+json",
                problem.getBytes(StandardCharsets.UTF_8));
    }
}
