package dev.landfall.systemtest.harness;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one thing of its kind that all share: started with the first that asks for it, closed after the last test of the run. */
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver {
    private final Class<T> kind;
    private final Supplier<T> start;

    protected Shared(Class<T> kind, Supplier<T> start) {
        this.kind = kind;
        this.start = start;
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == kind;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    protected final T shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(getClass()))
                .getOrComputeIfAbsent(kind, key -> start.get(), kind);
    }
}
