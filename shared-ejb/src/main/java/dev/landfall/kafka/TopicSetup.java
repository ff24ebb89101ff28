package dev.landfall.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates the topics that are missing and checks those that are there. Thread-safe; each call blocks for some seconds at most. */
public final class TopicSetup implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 4_000;
    /** With a ping each second, who asks for readiness learns of a silent broker within 3 s. */
    private static final int PING_TIMEOUT_MILLIS = 1_200;

    private static final String LOG_APPEND_TIME = "LogAppendTime";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaClients clients;
    /** One for all calls: a connection made anew every few seconds would disturb what a driver measures. */
    private @Nullable Admin admin;

    public TopicSetup(KafkaClients clients) {
        this.clients = clients;
    }

    /** Empty when all is well, else a sentence that says what is not, naming the broker or the topic. */
    public Optional<String> ensure() {
        try {
            Admin admin = admin();
            create(admin);
            return check(admin);
        } catch (KafkaException e) {
            return Optional.of(noBroker() + ": " + e.getMessage());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean silent = cause instanceof org.apache.kafka.common.errors.TimeoutException;
            return Optional.of(silent ? noBroker() : "Kafka refuses: " + cause.getMessage());
        } catch (TimeoutException e) {
            return Optional.of(noBroker());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** Empty while a broker answers within little more than a second; cheaper than {@link #ensure}. */
    public Optional<String> ping() {
        try {
            admin().describeCluster(new DescribeClusterOptions().timeoutMs(PING_TIMEOUT_MILLIS))
                    .clusterId()
                    .get(PING_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.of(noBroker());
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
            admin = null;
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = clients.admin();
        }
        return admin;
    }

    private String noBroker() {
        return "no Kafka broker answers at " + clients.settings().bootstrapServers();
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Collection<String> there = admin.listTopics().names().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String name = clients.settings().nameOf(topic);
            if (!there.contains(name)) {
                short replication = (short) clients.settings().replicationFactor();
                missing.add(new NewTopic(name, topic.partitions(), replication).configs(topic.settings()));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        CreateTopicsResult created = admin.createTopics(missing);
        for (var one : created.values().values()) {
            awaitCreated(one);
        }
    }

    /** Every WAR creates topics at its start, so somebody else may have been quicker. */
    private static void awaitCreated(KafkaFuture<Void> one)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            one.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Optional<String> check(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Map<Topic, ConfigResource> resources = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            resources.put(
                    topic,
                    new ConfigResource(
                            ConfigResource.Type.TOPIC, clients.settings().nameOf(topic)));
        }
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources.values()).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        resources.values().stream().map(ConfigResource::name).toList())
                .allTopicNames()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        for (Map.Entry<Topic, ConfigResource> entry : resources.entrySet()) {
            Optional<String> fault = faultOf(
                    entry.getKey(),
                    configs.get(entry.getValue()),
                    descriptions.get(entry.getValue().name()));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> faultOf(Topic topic, @Nullable Config config, @Nullable TopicDescription description) {
        String name = clients.settings().nameOf(topic);
        if (config == null || description == null) {
            return Optional.of("topic " + name + " is not there yet");
        }
        ConfigEntry stamping = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (stamping == null || !LOG_APPEND_TIME.equals(stamping.value())) {
            return Optional.of("topic " + name + " has message.timestamp.type="
                    + (stamping == null ? "?" : stamping.value()) + "; Landfall needs " + LOG_APPEND_TIME);
        }
        int partitions = description.partitions().size();
        if (topic != Topic.METRICS && partitions != topic.partitions()) {
            return Optional.of(
                    "topic " + name + " has " + partitions + " partition(s); Landfall needs " + topic.partitions());
        }
        return Optional.empty();
    }
}
