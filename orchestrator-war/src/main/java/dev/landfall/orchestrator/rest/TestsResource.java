package dev.landfall.orchestrator.rest;

import dev.landfall.codec.PlanCodec;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tests: made of a plan, triggered, watched, stopped. */
@Path("tests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tests")
public class TestsResource {

    @Inject
    LoadTests tests;

    @Inject
    TestLibrary library;

    @Inject
    TestPages pages;

    @Inject
    Answers answers;

    @Inject
    TargetGate gate;

    @Inject
    PlanLimits limits;

    @POST
    @Operation(summary = "Makes a test of a plan and chooses its drivers: 201 with the test, CONFIGURED")
    public CompletionStage<Response> create(
            InputStream body,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
            throws IOException {
        JsonObject json = PlanBody.read(headers.getMediaType(), request.getContentLengthLong(), body);
        String key = Parameters.idempotencyKey(idempotencyKey);
        Plan plan = PlanCodec.read(json, limits);
        gate.check(plan.target(), request.getLocalPort());
        URI collection = uri.getBaseUriBuilder().path("tests/").build();
        return answers.later(
                tests.create(plan, key),
                test -> Answers.json(Response.Status.CREATED, TestJson.of(test))
                        .location(collection.resolve(test.testId().value()))
                        .build());
    }

    @GET
    @Operation(summary = "Tests, newest first; next is the value of after for the following page, null on the last")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int wanted = Parameters.limit(limit);
        Place last = after == null ? null : library.place(Parameters.testId(after));
        return Answers.json(pages.page(wanted, last));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One test as it is now; its counters rise every second while it runs")
    public Response test(@PathParam("id") String id) {
        return Answers.json(library.test(Parameters.testId(id)));
    }

    @POST
    @Path("{id}/trigger")
    @Operation(summary = "Starts a test, now or as soon as its drivers are READY")
    public CompletionStage<Response> trigger(@PathParam("id") String id) {
        return answers.later(tests.trigger(Parameters.testId(id)), TestsResource::accepted);
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Ends a test: no new request once the stop is read; repeatable")
    public CompletionStage<Response> stop(@PathParam("id") String id) {
        return answers.later(tests.stop(Parameters.testId(id)), TestsResource::accepted);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Forgets a test that has ended, with all its files: 204; 409 while it runs")
    public CompletionStage<Response> delete(@PathParam("id") String id) {
        TestId testId = Parameters.testId(id);
        library.requireKnown(testId);
        return answers.later(
                tests.delete(testId), nothing -> Response.noContent().build());
    }

    private static Response accepted(TestView test) {
        return Answers.json(Response.Status.ACCEPTED, TestJson.of(test)).build();
    }
}
