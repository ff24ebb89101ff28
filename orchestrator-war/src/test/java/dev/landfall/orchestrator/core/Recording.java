package dev.landfall.orchestrator.core;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.MessageCodec;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * What stood in the topics after one real test of three drivers on one machine: 20 s at 100 requests per second each, Poisson arrivals, 2 s of
 * warm-up, a tenth of the answers a 503 and some requests timed out. {@code recorded-test.jsonl.gz} holds a record a line, its bytes
 * unchanged; {@code RecordingIT} of {@code deploy/system-test} wrote it, and writes another one with
 * {@code -Dlandfall.record-to=FILE}.
 */
final class Recording {

    private static final String FILE = "recorded-test.jsonl.gz";
    private static final MessageCodec CODEC = new MessageCodec();

    /** A record as a driver or an orchestrator wrote it. */
    record Entry(LogPosition at, Message message) {

        Instant loggedAt() {
            return at.loggedAt();
        }

        MetricsReport report() {
            return message instanceof FinalReport last ? last.metrics() : (MetricsReport) message;
        }

        NodeId nodeId() {
            return ((DriverReport) message).nodeId();
        }

        boolean isFinal() {
            return message instanceof FinalReport;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    private Recording() {}

    static Recording read() {
        Recording recording = new Recording();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(Recording.class.getResourceAsStream(FILE))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recording.entries.add(entry(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recording;
    }

    /** Of {@code metrics}, in the order in which they were logged. */
    List<Entry> reports() {
        return of("metrics");
    }

    /** The drivers' own, the orchestrator's left out. */
    List<Entry> beats() {
        return of("heartbeat").stream()
                .filter(entry -> entry.message() instanceof DriverBeat)
                .toList();
    }

    List<Entry> registrations() {
        return of("register");
    }

    Entry config() {
        return only(of("test_config"), TestConfig.class);
    }

    Entry trigger() {
        return only(of("trigger"), Trigger.class);
    }

    private List<Entry> of(String topic) {
        return entries.stream()
                .filter(entry -> entry.at().topic().equals(topic))
                .sorted((a, b) -> a.loggedAt().compareTo(b.loggedAt()))
                .toList();
    }

    private static Entry only(List<Entry> found, Class<?> kind) {
        if (found.size() != 1 || !kind.isInstance(found.get(0).message())) {
            throw new AssertionError("one " + kind + " was expected, found were " + found);
        }
        return found.get(0);
    }

    private static Entry entry(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            LogPosition at = new LogPosition(
                    json.getString("topic"),
                    json.getInt("partition"),
                    json.getJsonNumber("offset").longValue(),
                    Instant.ofEpochMilli(json.getJsonNumber("logged_at").longValue()));
            byte[] value = json.getString("value").getBytes(StandardCharsets.UTF_8);
            return new Entry(at, CODEC.decode(at.topic(), value));
        } catch (BadRecord e) {
            throw new AssertionError(line, e);
        }
    }
}
