package dev.landfall.kafka;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadFactory;

/** The container's threads for the shared part: short tasks of the supervisor, and the one thread of the sender. */
@ApplicationScoped
public class BackgroundThreads {

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedThreadFactory threads;

    /** Runs a task of some seconds at most. */
    public void run(Runnable task) {
        executor.execute(task);
    }

    /** For threads that live as long as the application. */
    public ThreadFactory factory() {
        return threads;
    }
}
