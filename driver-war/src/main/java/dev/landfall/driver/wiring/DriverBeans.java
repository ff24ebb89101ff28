package dev.landfall.driver.wiring;

import static java.lang.System.Logger.Level.ERROR;

import dev.landfall.codec.MessageCodec;
import dev.landfall.driver.core.DriverNode;
import dev.landfall.driver.core.DriverPorts;
import dev.landfall.driver.core.DriverSettings;
import dev.landfall.driver.core.LoadEngine;
import dev.landfall.driver.engine.NettyLoadEngine;
import dev.landfall.driver.messaging.CommandSink;
import dev.landfall.driver.messaging.CommandTopics;
import dev.landfall.driver.messaging.KafkaReportSender;
import dev.landfall.driver.store.FileCounterStore;
import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.KafkaClients;
import dev.landfall.kafka.KafkaSettings;
import dev.landfall.kafka.PollLoop;
import dev.landfall.kafka.RecordSender;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Makes the core and everything it needs: the whole graph of the driver is on this page. */
@Dependent
public class DriverBeans {

    private static final System.Logger LOG = System.getLogger(DriverBeans.class.getName());
    private static final Duration KEPT_AGAIN_AFTER = Duration.ofSeconds(5);

    @Produces
    @Singleton
    DriverSettings settings(Config config, KafkaSettings kafka) {
        return said(() -> new DriverSettingsReader(config).driver(BrokerPorts.of(kafka.bootstrapServers())));
    }

    /** Closed by {@link DriverStart}, after the load has ended and before the threads go. */
    @Produces
    @Singleton
    LoadEngine engine(Config config, LagMeter lag) {
        return said(() -> new NettyLoadEngine(new DriverSettingsReader(config).engine(), lag::late));
    }

    @Produces
    @Singleton
    LagMeter lag() {
        return new LagMeter(DriverStart.LAG_PERIOD.toNanos());
    }

    @Produces
    @Singleton
    FileCounterStore counters(Config config, MessageCodec codec, Threads threads) {
        return said(() -> new FileCounterStore(
                new DriverSettingsReader(config).dataDirectory(), codec, threads.files(), KEPT_AGAIN_AFTER));
    }

    @Produces
    @Singleton
    DriverMeters meters(MetricRegistry registry, BadRecords badRecords, DriverNode driver) {
        return new DriverMeters(registry, badRecords, driver::ignored);
    }

    @Produces
    @Singleton
    DriverNode driver(
            DriverSettings settings,
            LoadEngine engine,
            RecordSender sender,
            Threads threads,
            LagMeter lag,
            FileCounterStore counters,
            Config config) {
        DriverPorts ports = new DriverPorts(
                engine,
                new KafkaReportSender(sender),
                new ExecutorHostResolver(threads.names()),
                new ConfigSecrets(config),
                new SystemClocks(),
                new JvmHealth(lag::takeForBeats),
                new JvmHealth(lag::takeForMetrics),
                counters);
        return new DriverNode(settings, ports);
    }

    @Produces
    @Singleton
    PollLoop commandLoop(DriverNode driver, KafkaClients clients, MessageCodec codec, BadRecords badRecords) {
        return new PollLoop("commands", clients, codec, badRecords, CommandTopics.sources(), new CommandSink(driver));
    }

    /** The container wraps what goes wrong here in pages of its own: one clear line comes before them. */
    private static <T> T said(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            LOG.log(ERROR, () -> "cannot start: " + e.getMessage());
            throw e;
        }
    }
}
