package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
