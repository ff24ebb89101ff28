package dev.landfall.systemtest.faults;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives trials the one {@link FaultStack} of three drivers with default settings, started with the first of them. After each, what died or froze is
 * brought back. */
final class SharedFaultStack implements ParameterResolver, AfterEachCallback {
    private static final int DRIVERS = 3;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    /** However a row ended. */
    @Override
    public void afterEach(ExtensionContext context) {
        stack(context).mend();
    }

    private static FaultStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedFaultStack.class))
                .getOrComputeIfAbsent("stack", key -> FaultStack.up(DRIVERS), FaultStack.class);
    }
}
