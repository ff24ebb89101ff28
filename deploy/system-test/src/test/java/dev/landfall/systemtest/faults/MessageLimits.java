package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Lets topics take larger records than ours ever are; closing sets what was before. For one thread. */
final class MessageLimits implements AutoCloseable {
    private static final String NAME = "max.message.bytes";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Admin admin;
    private final Map<String, String> before = new HashMap<>();

    MessageLimits(String servers, List<String> topics) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        topics.forEach(topic -> before.put(topic, of(topic)));
    }

    void raise(int bytes) {
        before.keySet().forEach(topic -> set(topic, Integer.toString(bytes)));
    }

    private String of(String topic) {
        var resource = resource(topic);
        try {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(NAME)
                    .value();
        } catch (ExecutionException e) {
            throw new AssertionError("no settings of " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void set(String topic, String bytes) {
        var change = new AlterConfigOp(new ConfigEntry(NAME, bytes), OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change)));
        Await.until(NAME + " of " + topic, LIMIT, () -> of(topic), bytes::equals);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    @Override
    public void close() {
        before.forEach(this::set);
        admin.close();
    }
}
