package dev.landfall.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;

/** What came back for one request. */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    public Doc doc() {
        return Doc.parse(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, if it has the status. */
    public Answer expect(int wanted) {
        assertThat(status).as(() -> "status of " + this).isEqualTo(wanted);
        return this;
    }

    /** The problem, if this is one of RFC 9457 with the status and tells nothing of the inside. */
    public Doc problem(int wanted) {
        expect(wanted);
        assertThat(header("Content-Type")).as(() -> "type of " + this).startsWith("application/problem+json");
        Doc problem = doc();
        assertThat(problem.whole("status")).as(() -> "status told by " + this).isEqualTo(wanted);
        for (String field : List.of("type", "title", "detail", "code")) {
            assertThat(problem.text(field)).as(() -> field + " of " + this).isNotBlank();
        }
        assertThat(body)
                .as(() -> "nothing of the inside in " + this)
                .doesNotContain("java.", "jakarta.", "dev.landfall", "Exception", "\tat ", "glassfish", "payara");
        return problem;
    }

    /** The fields that a refused plan's problem names. */
    public List<String> faultyFields() {
        return problem(422).list("errors").stream()
                .map(error -> {
                    assertThat(error.text("message")).as("message").isNotBlank();
                    return error.text("field");
                })
                .toList();
    }

    @Override
    public String toString() {
        String shown = body.length() > 2_000 ? body.substring(0, 2_000) + "…" : body;
        return request + " -> " + status + " " + header("Content-Type") + " " + shown;
    }
}
