package dev.landfall.kafka;

import dev.landfall.codec.MessageCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;

/** Makes everything of this package that applications inject. */
@Dependent
public class KafkaBeans {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    @Produces
    @Singleton
    KafkaSettings settings(Config config) {
        return KafkaSettingsReader.read(config);
    }

    @Produces
    @Singleton
    KafkaClients clients(KafkaSettings settings) {
        return new KafkaClients(settings);
    }

    @Produces
    @Singleton
    MessageCodec codec() {
        return new MessageCodec();
    }

    @Produces
    @Singleton
    BadRecords badRecords() {
        return new BadRecords(System::nanoTime);
    }

    @Produces
    @Singleton
    ConsumerLag lag() {
        return new ConsumerLag();
    }

    /** The interface: the class cannot be proxied. Made at its first use, and again at the next while that fails. */
    @Produces
    @ApplicationScoped
    Producer<String, byte[]> producer(KafkaClients clients) {
        return clients.producer();
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(CLOSE_TIMEOUT);
    }

    @Produces
    @ApplicationScoped
    RecordSender sender(
            Provider<Producer<String, byte[]>> producer,
            KafkaSettings settings,
            MessageCodec codec,
            BackgroundThreads threads) {
        return new KafkaRecordSender(producer::get, settings, codec, threads.factory());
    }

    void close(@Disposes RecordSender sender) throws Exception {
        if (sender instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Produces
    @Singleton
    TopicSetup topics(KafkaClients clients) {
        return new TopicSetup(clients);
    }

    void close(@Disposes TopicSetup topics) {
        topics.close();
    }

    @Produces
    @Singleton
    KafkaStatus status(TopicSetup topics) {
        return new KafkaStatus(topics::ensure, topics::ping);
    }
}
