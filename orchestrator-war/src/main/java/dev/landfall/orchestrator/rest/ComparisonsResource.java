package dev.landfall.orchestrator.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Two tests side by side. */
@Path("comparisons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comparisons")
public class ComparisonsResource {

    @GET
    @Operation(summary = "Not there yet")
    public Response compare() {
        throw Problems.notThereYet("tests cannot be compared yet");
    }
}
