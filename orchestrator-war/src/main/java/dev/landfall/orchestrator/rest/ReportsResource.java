package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.NotFinished;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.report.TestJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was measured: reports after the end, the timeline at any time. */
@Path("tests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportsResource {

    @Inject
    LoadTests tests;

    @Inject
    TestLibrary library;

    @GET
    @Path("{id}/report")
    @Operation(summary = "The report of a test that has ended")
    public Response report(@PathParam("id") String id) {
        return Answers.json(ended(id));
    }

    /** The suffix says the format, whatever Accept says. */
    @GET
    @Path("{id}/report.{format}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The same with the format in the name; json is the only one yet")
    public Response report(@PathParam("id") String id, @PathParam("format") String format) {
        if (!format.equals("json")) {
            throw Problems.notAcceptable("reports are there as .json only, for now");
        }
        return report(id);
    }

    @GET
    @Path("{id}/nodes/{node_id}/report")
    @Operation(summary = "One driver's part of the report")
    public Response nodeReport(@PathParam("id") String id, @PathParam("node_id") String nodeId) {
        return Answers.json(TestJson.node(ended(id), nodeId)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        "UNKNOWN_NODE",
                        "This driver took no part",
                        "the test's drivers are in its field drivers"))));
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "The test second by second, also while it runs")
    public Response timeline(@PathParam("id") String id) {
        return Answers.json(library.timeline(Parameters.testId(id)));
    }

    private JsonObject ended(String id) {
        TestId testId = Parameters.testId(id);
        tests.test(testId)
                .map(TestView::state)
                .filter(state -> !state.isFinal())
                .ifPresent(state -> {
                    throw new NotFinished("the report is there once the test has ended; it is " + state);
                });
        return library.test(testId);
    }
}
