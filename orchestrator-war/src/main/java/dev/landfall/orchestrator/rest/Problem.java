package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.JsonValues;
import dev.landfall.lifecycle.Fault;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param status of HTTP, 400 to 599
 * @param code stable, for programs, in capitals; the {@code type} is made of it
 * @param title the same for every problem of this code
 * @param detail what is wrong this time and what would be right
 * @param faults of a plan, else empty
 */
record Problem(int status, String code, String title, String detail, List<Fault> faults) {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        faults = List.copyOf(faults);
    }

    static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of());
    }

    /** {@code /problems/unknown-test} for UNKNOWN_TEST. */
    String type() {
        return "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte[] toBytes() {
        JsonObjectBuilder json = JsonValues.object()
                .add("type", type())
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("code", code);
        if (!faults.isEmpty()) {
            JsonArrayBuilder errors = JsonValues.array();
            for (Fault fault : faults) {
                errors.add(JsonValues.object().add("field", fault.field()).add("message", fault.message()));
            }
            json.add("errors", errors);
        }
        return JsonText.bytes(json.build());
    }
}
