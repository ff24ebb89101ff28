package dev.landfall.orchestrator.rest;

import static java.lang.System.Logger.Level.ERROR;

import dev.landfall.lifecycle.LandfallException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Answers everything that goes wrong in a resource, or before one is found, with a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof WebApplicationException web) {
            return ofJersey(web);
        }
        return response(problemOf(cause)).build();
    }

    /** The problem behind any exception; one that nobody foresaw is logged under an id that the problem names. */
    static Problem problemOf(Throwable cause) {
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof LandfallException fact) {
            return Problems.of(fact);
        }
        String id = UUID.randomUUID().toString();
        LOG.log(ERROR, () -> "error=" + id + " a request failed", cause);
        return Problems.internal(id);
    }

    static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toBytes());
    }

    private Response ofJersey(WebApplicationException web) {
        Response given = web.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return response(problemOf(web)).build();
        }
        Problem problem = Problems.ofStatus(
                given.getStatus(), request.getMethod(), uri.getRequestUri().getRawPath());
        Response.ResponseBuilder response = response(problem);
        if (given.getStatus() == 405) {
            Set<String> allowed = new TreeSet<>(given.getAllowedMethods());
            allowed.remove("OPTIONS");
            response.header(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return response.build();
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
