package dev.landfall.orchestrator.faces;

import dev.landfall.codec.JsonValues;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A field of the form: its place in a plan, how what is typed becomes JSON, and for which loads it is there. */
enum PlanField {
    NAME("name", Kind.TEXT),
    TYPE("test_type", Kind.TEXT),
    DELAY("test_message_delay", Kind.DURATION, Load.PACED),
    DELAY_MODE("delay_mode", Kind.TEXT, Load.PACED),
    THROUGHPUT("throughput_per_driver", Kind.NUMBER, Load.FAST),
    ARRIVALS("arrivals", Kind.TEXT, Load.FAST),
    URL("target.url", Kind.TEXT),
    METHOD("target.method", Kind.TEXT),
    HEADERS("target.headers", Kind.HEADERS),
    BODY("target.body", Kind.TEXT),
    BODY_BASE64("target.body_base64", Kind.TEXT),
    TIMEOUT("target.timeout_ms", Kind.DURATION),
    CONNECT_TIMEOUT("target.connect_timeout_ms", Kind.DURATION),
    FIRST_BYTE_TIMEOUT("target.first_byte_timeout_ms", Kind.DURATION),
    HTTP_VERSION("target.http_version", Kind.TEXT),
    INSECURE("target.insecure", Kind.FLAG),
    REDIRECTS("target.follow_redirects", Kind.FLAG),
    COUNT("message_count_per_driver", Kind.NUMBER),
    DURATION("duration_ms", Kind.DURATION),
    MAX_DURATION("max_duration_ms", Kind.DURATION),
    READY_TIMEOUT("ready_timeout_ms", Kind.DURATION),
    TRIGGER_TIMEOUT("trigger_timeout_ms", Kind.DURATION),
    WARM_UP("warm_up_ms", Kind.DURATION),
    CONCURRENCY("concurrency_per_driver", Kind.NUMBER),
    DRIVERS("drivers", Kind.DRIVERS),
    AUTO_TRIGGER("auto_trigger", Kind.FLAG),
    ON_LOSS("on_driver_loss", Kind.TEXT),
    THRESHOLDS("thresholds", Kind.THRESHOLDS);

    /** How a text becomes JSON. */
    enum Kind {
        TEXT,
        NUMBER,
        DURATION,
        FLAG,
        HEADERS,
        THRESHOLDS,
        DRIVERS
    }

    /** For which test type a field makes sense. */
    private enum Load {
        PACED("TSUNAMI"),
        FAST("AVALANCHE");

        private final String type;

        Load(String type) {
            this.type = type;
        }
    }

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([, ]\\d{3})+(\\.\\d+)?");

    /** What a threshold ends with that stops the test. */
    static final String STOP = " stop";

    private final String path;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Load> loads;

    PlanField(String path, Kind kind, Load... loads) {
        this.path = path;
        this.kind = kind;
        this.loads = Set.of(loads);
    }

    /** As a plan writes it, with a dot for what belongs to the target. */
    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** Those that a preset sets, or sets back. */
    static Set<PlanField> ofTheLoad() {
        return Collections.unmodifiableSet(EnumSet.of(
                TYPE, DELAY, DELAY_MODE, THROUGHPUT, ARRIVALS, COUNT, DURATION, MAX_DURATION, WARM_UP, CONCURRENCY));
    }

    boolean isFor(String testType) {
        return loads.isEmpty() || loads.stream().anyMatch(load -> load.type.equals(testType));
    }

    /**
     * What was typed as JSON.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    JsonValue json(String typed) {
        return switch (kind) {
            case TEXT -> JsonValues.of(typed);
            case NUMBER -> JsonValues.of(number(typed));
            case DURATION -> JsonValues.of(DurationText.millis(typed));
            case FLAG -> typed.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
            case HEADERS -> headers(typed);
            case THRESHOLDS -> thresholds(typed);
            case DRIVERS -> drivers(typed);
        };
    }

    /** A comma or a space stands between thousands; anywhere else it may be meant as a decimal one, which would be ten times the load. */
    private static BigDecimal number(String typed) {
        String only = typed.strip();
        try {
            return new BigDecimal(GROUPED.matcher(only).matches() ? only.replaceAll("[, ]", "") : only);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, such as 100, 2.5 or 10,000", e);
        }
    }

    private static JsonValue headers(String typed) {
        var headers = JsonValues.object();
        for (String line : lines(typed)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("must be lines of the form Name: value");
            }
            headers.add(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return headers.build();
    }

    /** Nothing for all that are alive, a number for so many, names for those. */
    private static JsonValue drivers(String typed) {
        String only = typed.strip();
        if (only.matches("\\d{1,6}")) {
            return JsonValues.object().add("count", Integer.parseInt(only)).build();
        }
        List<String> names = Arrays.stream(only.split("[,\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return JsonValues.object().add("node_ids", JsonValues.array(names)).build();
    }

    /** One on each line; with the word stop at its end it ends the test when it is crossed. */
    private static JsonValue thresholds(String typed) {
        var thresholds = JsonValues.array();
        for (String line : lines(typed)) {
            if (line.endsWith(STOP)) {
                String expression =
                        line.substring(0, line.length() - STOP.length()).strip();
                thresholds.add(JsonValues.object().add("expression", expression).add("abort_on_fail", true));
            } else {
                thresholds.add(line);
            }
        }
        return thresholds.build();
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
