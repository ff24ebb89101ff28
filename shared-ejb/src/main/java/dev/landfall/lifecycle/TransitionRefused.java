package dev.landfall.lifecycle;

/** A step that the state of a test does not allow. */
public final class TransitionRefused extends LandfallException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private TransitionRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The test was triggered before. */
    public static TransitionRefused alreadyTriggered(TestState now) {
        return new TransitionRefused(
                "ALREADY_TRIGGERED", "the test is " + now + ", a trigger needs CONFIGURED or READY");
    }

    /** The test has ended. */
    public static TransitionRefused ended(TestState now) {
        return new TransitionRefused("ENDED", "the test has ended: it is " + now);
    }

    /** The test has not ended. */
    public static TransitionRefused notEnded(TestState now) {
        return new TransitionRefused("NOT_FINISHED", "only a test that has ended can be deleted; it is " + now);
    }

    @Override
    public String code() {
        return code;
    }
}
