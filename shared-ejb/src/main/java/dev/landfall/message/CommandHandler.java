package dev.landfall.message;

/** Takes each kind of command; a forgotten kind does not compile. */
public interface CommandHandler {

    void on(TestConfig config);

    void on(Trigger trigger);

    void on(OrchestratorBeat beat);
}
