package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.RawKafka;
import jakarta.json.Json;
import java.util.List;

/** Names as somebody would choose them who wants them to be more than text. */
final class Hostile {
    static final String IMAGE = "<img src=x onerror=\"window.hacked=1;alert(1)\">";
    static final String SCRIPT = "\"><script>window.hacked=1;alert(1)</script>";
    static final String QUOTES = "' onmouseover='alert(1)' x=\"";
    static final String FORMULAS = "{{7*7}} #{7*7} ${7*7}";
    static final String BACKWARDS = "driver-\u202Egnp.exe";
    static final String UNSEEN = "dri\u200Bver\u0000-\u2028a\nb\u2066";
    static final String LONG = "<b>" + "long-".repeat(999) + "!";

    static final List<String> NAMES = List.of(IMAGE, SCRIPT, QUOTES, FORMULAS, BACKWARDS, UNSEEN, LONG);

    private Hostile() {}

    /** Registers a driver of each name, alive from now on; address, version and labels are no better. */
    static void register(RawKafka kafka) {
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            String other = NAMES.get((i + 1) % NAMES.size());
            kafka.send(
                    "register",
                    name,
                    Json.createObjectBuilder()
                            .add("node_id", name)
                            .add("node_IP", other)
                            .add("message_type", "DRIVER_NODE_REGISTER")
                            .add("protocol", 2)
                            .add("incarnation", "hostile-" + i)
                            .add("version", name)
                            .add("cores", 2)
                            .add(
                                    "limits",
                                    Json.createObjectBuilder()
                                            .add("max_rate", 1000)
                                            .add("max_connections", 10))
                            .add("heartbeat_interval_ms", 1000)
                            .add(
                                    "labels",
                                    Json.createObjectBuilder().add(name, other).add("zone", name))
                            .build());
            beat(kafka, name, i, "YES");
        }
    }

    /** They leave in good order. */
    static void deregister(RawKafka kafka) {
        for (int i = 0; i < NAMES.size(); i++) {
            beat(kafka, NAMES.get(i), i, "NO");
        }
    }

    private static void beat(RawKafka kafka, String name, int number, String word) {
        kafka.send(
                "heartbeat",
                name,
                Json.createObjectBuilder()
                        .add("node_id", name)
                        .add("heartbeat", word)
                        .add("timestamp", Long.toString(System.currentTimeMillis()))
                        .add("incarnation", "hostile-" + number)
                        .add("state", "IDLE")
                        .build());
    }
}
