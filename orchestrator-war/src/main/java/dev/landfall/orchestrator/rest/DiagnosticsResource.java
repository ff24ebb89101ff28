package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonValues;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.rest.Surroundings.StoreState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was skipped, ignored or could not be written. */
@Path("diagnostics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "diagnostics")
public class DiagnosticsResource {

    @Inject
    LoadTests tests;

    @Inject
    Surroundings surroundings;

    @GET
    @Operation(
            summary = "Bad records by topic and reason, ignored messages by reason, records yet to be read, Kafka and"
                    + " the store of reports")
    public Response diagnostics() {
        String trouble = surroundings.kafkaTrouble();
        JsonObjectBuilder kafka = JsonValues.object().add("ready", trouble.isEmpty());
        JsonObject body = JsonValues.object()
                .add("bad_records", byTopic(surroundings.badRecords()))
                .add("ignored", counts(tests.diagnostics().ignored()))
                .add("consumer_lag", byPartition(surroundings.consumerLag()))
                .add("kafka", trouble.isEmpty() ? kafka.addNull("reason") : kafka.add("reason", trouble))
                .add("store", store(surroundings.store()))
                .build();
        return Answers.json(body);
    }

    private static JsonObjectBuilder store(StoreState store) {
        return JsonValues.object()
                .add("state", store.state())
                .add("unsaved_reports", store.unsavedReports())
                .add("history", store.history())
                .add("reports", store.reports())
                .add("corrupt_reports", store.corruptReports());
    }

    private static JsonObjectBuilder byTopic(Map<String, Map<String, Long>> counts) {
        JsonObjectBuilder topics = JsonValues.object();
        new TreeMap<>(counts).forEach((topic, reasons) -> topics.add(topic, counts(reasons)));
        return topics;
    }

    private static JsonObjectBuilder byPartition(Map<String, Map<Integer, Long>> lags) {
        JsonObjectBuilder topics = JsonValues.object();
        new TreeMap<>(lags).forEach((topic, partitions) -> {
            JsonObjectBuilder records = JsonValues.object();
            new TreeMap<>(partitions).forEach((partition, behind) -> records.add(partition.toString(), behind));
            topics.add(topic, records);
        });
        return topics;
    }

    private static JsonObjectBuilder counts(Map<String, Long> counts) {
        JsonObjectBuilder reasons = JsonValues.object();
        new TreeMap<>(counts).forEach(reasons::add);
        return reasons;
    }
}
