package dev.landfall.orchestrator.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;

/**
 * The threads of this application, by purpose, so that none can wait for another's. All come from the container.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallLoops", maxAsync = 8)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallCoordinator", maxAsync = 1)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallFiles", maxAsync = 1)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallHistory", maxAsync = 1)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallWork", maxAsync = 16)
public class Threads {

    @Resource(lookup = "java:app/concurrent/LandfallLoops")
    ManagedExecutorService loops;

    @Resource(lookup = "java:app/concurrent/LandfallCoordinator")
    ManagedExecutorService coordinator;

    @Resource(lookup = "java:app/concurrent/LandfallFiles")
    ManagedExecutorService files;

    @Resource(lookup = "java:app/concurrent/LandfallHistory")
    ManagedExecutorService history;

    @Resource(lookup = "java:app/concurrent/LandfallWork")
    ManagedExecutorService work;

    /** For loops that run as long as the application: a thread for each. */
    public ExecutorService loops() {
        return loops;
    }

    /** For the coordinator alone. */
    public ExecutorService coordinator() {
        return coordinator;
    }

    /** For writing reports. */
    public ExecutorService files() {
        return files;
    }

    /** For the index of reports, which may take minutes to make. */
    public ExecutorService history() {
        return history;
    }

    /** For answers, messages of the feed and questions to targets: tasks of seconds at most. */
    public ExecutorService work() {
        return work;
    }
}
