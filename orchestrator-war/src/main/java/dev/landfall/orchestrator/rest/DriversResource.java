package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.report.DriverJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who can send load. */
@Path("drivers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drivers")
public class DriversResource {

    @Inject
    LoadTests tests;

    @GET
    @Operation(summary = "Every driver that is known, by name; one that left or was lost stays listed for 10 minutes")
    public Response list() {
        return Answers.json(JsonValues.object()
                .add("drivers", DriverJson.list(tests.drivers()))
                .build());
    }
}
