package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Durations;
import dev.landfall.launcher.client.PlanDraft;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A plan as the command line gives it: a file, options laid over it, or options alone. */
final class PlanOptions {
    @Parameters(
            paramLabel = "PLAN.json",
            arity = "0..1",
            description = "A plan to begin with; options replace what it says")
    private @Nullable Path file;

    @Option(names = "--url", paramLabel = "URL", description = "What to send requests to, http or https")
    private @Nullable String url;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "TSUNAMI (a pace) or AVALANCHE. Default: TSUNAMI with --delay, else AVALANCHE")
    private @Nullable String type;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            description = "TSUNAMI: from the start of one request to the start of the next")
    private @Nullable String delay;

    @Option(
            names = "--delay-mode",
            paramLabel = "MODE",
            description = "SCHEDULE (start to start) or AFTER_RESPONSE (a pause after each answer)")
    private @Nullable String delayMode;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "AVALANCHE: a constant arrival rate, requests per second per driver")
    private @Nullable BigDecimal rate;

    @Option(names = "--count", paramLabel = "N", description = "Requests per driver")
    private @Nullable Long count;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "How long to send; with --count whichever comes first")
    private @Nullable String duration;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Requests in flight at most, per driver. Default: 64")
    private @Nullable Integer concurrency;

    @Option(
            names = "--drivers",
            paramLabel = "N|NAMES",
            description = "How many drivers, or their names with commas. Default: all")
    private @Nullable String drivers;

    @Option(names = "--warm-up", paramLabel = "TIME", description = "The same load before, kept out of the result")
    private @Nullable String warmUp;

    @Option(names = "--timeout", paramLabel = "TIME", description = "For each request. Default: 10s")
    private @Nullable String timeout;

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            description = "For connecting alone, with the TLS handshake. Default: as long as the request has")
    private @Nullable String connectTimeout;

    @Option(
            names = "--first-byte-timeout",
            paramLabel = "TIME",
            description = "Up to the first byte of the answer. Default: as long as the request has")
    private @Nullable String firstByteTimeout;

    @Option(names = "--insecure", description = "Do not verify certificates; the report says so")
    private boolean insecure;

    @Option(names = "--follow-redirects", description = "Follow those to the same scheme, host and port")
    private boolean followRedirects;

    @Option(names = "--method", paramLabel = "METHOD", description = "Default: GET")
    private @Nullable String method;

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "Repeatable")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--body", paramLabel = "TEXT|@FILE", description = "Text to send with each request")
    private @Nullable String body;

    @Option(names = "--body-file", paramLabel = "FILE", description = "Any bytes to send with each request")
    private @Nullable Path bodyFile;

    @Option(names = "--threshold", paramLabel = "EXPR", description = "Such as 'p99 < 50ms'; repeatable")
    private List<String> thresholds = new ArrayList<>();

    @Option(names = "--name", paramLabel = "TEXT", description = "What to call the test")
    private @Nullable String name;

    /**
     * The plan to send.
     *
     * @throws IllegalArgumentException when a file cannot be read or an option has not the form it must have, naming it
     */
    JsonObject plan() {
        var draft = new PlanDraft(file == null ? JsonValue.EMPTY_JSON_OBJECT : read(file))
                .with("name", name)
                .with("test_type", type == null ? null : type.toUpperCase(Locale.ROOT))
                .with("test_message_delay", delay == null ? null : millis("--delay", delay))
                .with(
                        "delay_mode",
                        delayMode == null
                                ? null
                                : delayMode.toUpperCase(Locale.ROOT).replace('-', '_'))
                .with("throughput_per_driver", rate)
                .with("message_count_per_driver", count)
                .with("duration_ms", wholeMillis("--duration", duration))
                .with("concurrency_per_driver", concurrency)
                .with("warm_up_ms", wholeMillis("--warm-up", warmUp))
                .withDrivers(drivers)
                .withTypeByDelay();
        target(draft);
        thresholds.forEach(draft::withThreshold);
        return draft.build();
    }

    private void target(PlanDraft draft) {
        draft.withTarget("url", url)
                .withTarget("method", method == null ? null : method.toUpperCase(Locale.ROOT))
                .withTarget("timeout_ms", wholeMillis("--timeout", timeout))
                .withTarget("connect_timeout_ms", wholeMillis("--connect-timeout", connectTimeout))
                .withTarget("first_byte_timeout_ms", wholeMillis("--first-byte-timeout", firstByteTimeout))
                .withTarget("insecure", insecure ? Boolean.TRUE : null)
                .withTarget("follow_redirects", followRedirects ? Boolean.TRUE : null);
        body(draft);
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header must be 'NAME: VALUE', was '" + header + "'");
            }
            draft.withHeader(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
    }

    /** A request has one body: that of the command line takes the place of the file's, whatever form either has. */
    private void body(PlanDraft draft) {
        if (body != null && bodyFile != null) {
            throw new IllegalArgumentException("--body and --body-file: a request has one body");
        }
        if (body != null) {
            draft.withoutTarget("body_base64").withTarget("body", text(body));
        } else if (bodyFile != null) {
            draft.withoutTarget("body").withTarget("body_base64", base64(bodyFile));
        }
    }

    private static BigDecimal millis(String option, String text) {
        try {
            return Durations.millis(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Long wholeMillis(String option, @Nullable String text) {
        return text == null
                ? null
                : millis(option, text).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static String text(String given) {
        if (!given.startsWith("@")) {
            return given;
        }
        try {
            return Files.readString(Path.of(given.substring(1)));
        } catch (IOException e) {
            throw new IllegalArgumentException("--body: cannot read " + given.substring(1), e);
        }
    }

    private static String base64(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("--body-file: cannot read " + file, e);
        }
    }

    private static JsonObject read(Path file) {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the plan " + file, e);
        } catch (JsonException | ClassCastException e) {
            throw new IllegalArgumentException(file + " is not a JSON object: " + e.getMessage(), e);
        }
    }
}
