package dev.landfall.driver.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** The threads of this application, by purpose, so that none can wait for another's. All but the engine's come from the container. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallCommands", maxAsync = 2)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallNames", maxAsync = 4)
@ManagedExecutorDefinition(name = "java:app/concurrent/LandfallFiles", maxAsync = 1)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/LandfallLag", maxAsync = 1)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/LandfallIntervals", maxAsync = 1)
public class Threads {

    @Resource(lookup = "java:app/concurrent/LandfallCommands")
    ManagedExecutorService commands;

    @Resource(lookup = "java:app/concurrent/LandfallNames")
    ManagedExecutorService names;

    @Resource(lookup = "java:app/concurrent/LandfallFiles")
    ManagedExecutorService files;

    @Resource(lookup = "java:app/concurrent/LandfallLag")
    ManagedScheduledExecutorService lag;

    @Resource(lookup = "java:app/concurrent/LandfallIntervals")
    ManagedScheduledExecutorService intervals;

    /** For the loop that reads commands. */
    public ExecutorService commands() {
        return commands;
    }

    /** For name resolution, which may block for as long as the resolver does. */
    public ExecutorService names() {
        return names;
    }

    /** For writing counters, which may block for as long as the disk does. */
    public ExecutorService files() {
        return files;
    }

    /** For the one task that measures how late it is. */
    public ScheduledExecutorService lag() {
        return lag;
    }

    /** For the one task that ships closed intervals between the ticks of the timer. */
    public ScheduledExecutorService intervals() {
        return intervals;
    }
}
