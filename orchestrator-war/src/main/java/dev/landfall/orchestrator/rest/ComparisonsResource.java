package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.NotFinished;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.report.Comparison;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Two tests side by side. */
@Path("comparisons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comparisons")
public class ComparisonsResource {

    @Inject
    TestLibrary library;

    @GET
    @Operation(summary = "Each figure of two tests that have ended, what changed, and whether that is more than noise")
    public Response compare(
            @QueryParam("base") @Nullable String base, @QueryParam("candidate") @Nullable String candidate) {
        TestId baseId = id("base", base);
        TestId candidateId = id("candidate", candidate);
        return Answers.json(Comparison.of(side("base", baseId), side("candidate", candidateId)));
    }

    private static TestId id(String parameter, @Nullable String text) {
        if (text == null) {
            throw Problems.badRequest(
                    "MISSING_PARAMETER", "A test is missing", parameter + " must be the id of a test that has ended");
        }
        return Parameters.testId(text);
    }

    private Comparison.Side side(String parameter, TestId testId) {
        JsonObject test = library.test(testId);
        if (!TestState.valueOf(test.getString("state")).isFinal()) {
            throw new NotFinished("test " + testId + ", the " + parameter + ", has not ended yet");
        }
        return new Comparison.Side(test, library.timeline(testId));
    }
}
