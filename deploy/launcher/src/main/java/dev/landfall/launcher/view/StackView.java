package dev.landfall.launcher.view;

import dev.landfall.launcher.stack.LocalStack.Status;
import dev.landfall.launcher.stack.Member;
import dev.landfall.launcher.stack.Role;
import dev.landfall.launcher.stack.StackState;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A local stack, for people and for programs. */
public final class StackView {
    private StackView() {}

    /** Where a person goes next once the stack is up. */
    public static List<String> whereToGo(StackState state, String token) {
        String fragment = token.isEmpty() ? "" : "#token=" + token;
        return List.of(
                "",
                "  console   " + url(state, Role.ORCHESTRATOR) + "/" + fragment,
                "  target    " + url(state, Role.TARGET) + "/ping",
                "  kafka     " + state.kafka(),
                "  data      " + state.dataDir(),
                "");
    }

    public static List<String> table(StackState state, List<Status> members, Paint paint) {
        var table = new Table("name", "state", "pid", "where", "log").leftAligned(0, 1, 3, 4);
        for (Status status : members) {
            Member member = status.process().member();
            table.row(
                    member.name(),
                    status.state(),
                    "dead".equals(status.state())
                            ? "-"
                            : Long.toString(status.process().id().pid()),
                    member.url(),
                    status.process().log().toString());
        }
        var lines = new ArrayList<>(table.lines(paint));
        for (Status status : members) {
            String why = status.why();
            if (why != null) {
                lines.add(paint.doubtful("  " + status.process().member().name() + ": " + why));
            }
        }
        lines.add("");
        lines.add("  kafka " + state.kafka() + ", data " + state.dataDir());
        return lines;
    }

    /** {@code landfall status --json}. */
    public static String json(StackState state, List<Status> members) {
        var processes = Json.createArrayBuilder();
        for (Status status : members) {
            Member member = status.process().member();
            processes.add(Json.createObjectBuilder()
                    .add("name", member.name())
                    .add("role", member.role().word())
                    .add("pid", status.process().id().pid())
                    .add("url", member.url())
                    .add("node_id", nullable(member.nodeId()))
                    .add("log", status.process().log().toString())
                    .add("state", status.state())
                    .add("reason", nullable(status.why())));
        }
        return Json.createObjectBuilder()
                .add("kafka", state.kafka())
                .add("orchestrator", url(state, Role.ORCHESTRATOR))
                .add("target", url(state, Role.TARGET))
                .add("data_dir", state.dataDir().toString())
                .add("processes", processes)
                .build()
                .toString();
    }

    private static JsonValue nullable(@Nullable String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }

    private static String url(StackState state, Role role) {
        return state.processes().stream()
                .map(StackState.Running::member)
                .filter(member -> member.role() == role)
                .map(Member::url)
                .findFirst()
                .orElse("");
    }
}
