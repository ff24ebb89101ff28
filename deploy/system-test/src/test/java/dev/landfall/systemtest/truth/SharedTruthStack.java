package dev.landfall.systemtest.truth;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives trials the one {@link TruthStack} of the whole run, started with the first of them. */
final class SharedTruthStack implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TruthStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedTruthStack.class))
                .getOrComputeIfAbsent("stack", key -> TruthStack.up(), TruthStack.class);
    }
}
