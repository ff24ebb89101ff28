package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.report.export.ReportFormat;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Responses with JSON, at once or later. Thread-safe. */
public final class Answers {

    private final Executor executor;

    /** @param executor renders and writes what comes later, so that the core's own thread never does */
    public Answers(Executor executor) {
        this.executor = executor;
    }

    static Response json(JsonObject json) {
        return json(Response.Status.OK, json).build();
    }

    /** @param json one value, in UTF-8 */
    static Response json(byte[] json) {
        return builder(Response.Status.OK).entity(json).build();
    }

    static Response.ResponseBuilder json(Response.Status status, JsonObject json) {
        return builder(status).entity(JsonText.bytes(json));
    }

    /** A report as a file, or 304 for one who has this very content. Callers may keep it, but are to ask whether it was amended. */
    static Response.ResponseBuilder file(byte[] content, ReportFormat format, TestId test, Request request) {
        EntityTag tag = new EntityTag(hash(content));
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = known == null
                ? Response.ok(content)
                        .type(format.mediaType())
                        .header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(test))
                : known;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Response.ResponseBuilder builder(Response.Status status) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The answer once there is something to answer; a failure goes on to the problem mapper, on the executor too. */
    <T> CompletionStage<Response> later(CompletionStage<T> result, Function<T, Response> answer) {
        return result.handleAsync(
                (value, failure) -> {
                    if (failure != null) {
                        throw failure instanceof CompletionException wrapped
                                ? wrapped
                                : new CompletionException(failure);
                    }
                    return answer.apply(value);
                },
                executor);
    }
}
