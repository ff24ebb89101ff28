package dev.landfall.systemtest.harness;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the one stack of two drivers that most of them share, which takes half a minute to start. Before each test its drivers are
 * alive and free; a test that adds drivers takes them away again. When a test fails the logs' last lines are printed.
 */
public final class SharedStack implements ParameterResolver, BeforeEachCallback, TestWatcher {
    private static final int DRIVERS = 2;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stack stack = stack(context);
        if (stack.isRunning()) {
            stack.settle();
        }
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println(context.getDisplayName() + " failed; the logs end with\n"
                + stack(context).tails());
    }

    /** Closed with the store: after the last test of the run. */
    private static Stack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .getOrComputeIfAbsent("stack", key -> Stack.up(DRIVERS), Stack.class);
    }
}
