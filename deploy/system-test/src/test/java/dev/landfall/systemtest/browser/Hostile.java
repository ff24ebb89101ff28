package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.RawKafka;
import jakarta.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names as somebody would choose them who wants them to be more than text. */
final class Hostile {
    /** In each dialect that a page might be written in; whoever calculates shows {@link #PRODUCT}, which nobody else does. */
    static final String FORMULAS = "{{1787*1931}}#{1787*1931}${1787*1931}";

    static final String PRODUCT = Integer.toString(1787 * 1931);

    static final String IMAGE = "<img src=x onerror=\"window.hacked=1;alert(1)\">" + FORMULAS;
    static final String SCRIPT = "\"><script>window.hacked=1;alert(1)</script>" + FORMULAS;
    static final String QUOTES = "' onmouseover='alert(1)' x=\"" + FORMULAS;
    static final String BACKWARDS = "driver-\u202Egnp.exe" + FORMULAS;
    static final String UNSEEN = "dri\u200Bver\u0000-\u2028a\nb\u2066" + FORMULAS;

    /** The longest there is, to the character. */
    static final String LONG = ("<b>long-" + FORMULAS + "long-".repeat(1_000)).substring(0, 5_000);

    static final List<String> NAMES = List.of(IMAGE, SCRIPT, QUOTES, FORMULAS, BACKWARDS, UNSEEN, LONG);

    private Hostile() {}

    /** Registers a driver of each name, alive from now on; address, version and labels are no better, see {@link #fields}. */
    static void register(RawKafka kafka) {
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            String other = NAMES.get((i + 1) % NAMES.size());
            kafka.send(
                    "register",
                    name,
                    Json.createObjectBuilder()
                            .add("node_id", name)
                            .add("node_IP", "address-" + i + other)
                            .add("message_type", "DRIVER_NODE_REGISTER")
                            .add("protocol", 2)
                            .add("incarnation", "hostile-" + i)
                            .add("version", "version-" + i + name)
                            .add("cores", 2)
                            .add(
                                    "limits",
                                    Json.createObjectBuilder()
                                            .add("max_rate", 1000)
                                            .add("max_connections", 10))
                            .add("heartbeat_interval_ms", 1000)
                            .add(
                                    "labels",
                                    Json.createObjectBuilder()
                                            .add("label-" + i + name, "value-" + i + other)
                                            .add("zone", "zone-" + i + name))
                            .build());
            beat(kafka, name, i, "YES");
        }
    }

    /** How each field that was registered begins: by this it is known which of them are shown. */
    static List<String> fields() {
        return IntStream.range(0, NAMES.size())
                .boxed()
                .flatMap(i -> Stream.of("address-", "version-", "label-", "value-", "zone-")
                        .map(field -> field + i))
                .toList();
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
