package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.push.Feed;
import dev.landfall.orchestrator.rest.BrowserSessions.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in with a browser: the token once, from then on a cookie. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionResource {

    @Inject
    ApiToken token;

    @Inject
    BrowserSessions sessions;

    @Inject
    Feed feed;

    @POST
    @Operation(
            summary = "Signs a browser in: body {\"token\": …}; 200 with the cookie and {csrf}, 401 for a wrong token")
    public Response begin(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request)
            throws IOException {
        JsonObject json = PlanBody.read(headers.getMediaType(), request.getContentLengthLong(), body);
        if (!token.is(json.getString("token", ""))) {
            throw new ProblemException(
                    Problem.of(401, "WRONG_TOKEN", "This is not the token", "token must be the API's token"));
        }
        Session session = sessions.begin(Instant.now());
        return csrf(session)
                .cookie(cookie(request, session.cookie(), BrowserSessions.LENGTH.toSeconds()))
                .build();
    }

    @GET
    @Operation(summary = "The secret of this session that calls other than GET bring along as X-Landfall-CSRF")
    public Response session(@Context HttpServletRequest request) {
        return sessions.of(request)
                .map(session -> csrf(session).build())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "NO_SESSION", "There is no session", "this call came without its cookie")));
    }

    @DELETE
    @Operation(summary = "Signs the browser out: its cookie is worth nothing any more, its feeds are closed with 1008")
    public Response end(@Context HttpServletRequest request) {
        sessions.of(request).ifPresent(session -> sessions.end(session, Instant.now()));
        feed.refuseGuestsOver();
        return Response.noContent().cookie(cookie(request, "", 0)).build();
    }

    private static Response.ResponseBuilder csrf(Session session) {
        JsonObject body = JsonValues.object().add("csrf", session.csrf()).build();
        return Answers.json(Response.Status.OK, body);
    }

    private static NewCookie cookie(HttpServletRequest request, String value, long seconds) {
        return new NewCookie.Builder(BrowserSessions.cookieName(request))
                .value(value)
                .path("/")
                .maxAge(Math.toIntExact(seconds))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
