package dev.landfall.message;

/** What orchestrators say to drivers. */
public sealed interface Command extends Message permits TestConfig, Trigger, OrchestratorBeat {

    void deliverTo(CommandHandler handler);
}
