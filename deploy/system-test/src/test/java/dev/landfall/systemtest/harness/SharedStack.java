package dev.landfall.systemtest.harness;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the one stack of two drivers that most of them share, which takes half a minute to start. Before each test its drivers are
 * alive and free; a test that adds drivers takes them away again. When a test fails the logs' last lines are printed.
 */
public final class SharedStack extends Shared<Stack> implements BeforeEachCallback, TestWatcher {
    private static final int DRIVERS = 2;

    public SharedStack() {
        super(Stack.class, () -> Stack.up(DRIVERS));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stack stack = shared(context);
        if (stack.isRunning()) {
            stack.settle();
        }
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println(context.getDisplayName() + " failed; the logs end with\n"
                + shared(context).tails());
    }
}
