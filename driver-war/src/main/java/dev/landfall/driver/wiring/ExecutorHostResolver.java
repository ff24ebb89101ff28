package dev.landfall.driver.wiring;

import dev.landfall.driver.core.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Asks the platform's resolver on threads of its own, since that may take seconds. */
final class ExecutorHostResolver implements HostResolver {

    private final Executor executor;

    ExecutorHostResolver(Executor executor) {
        this.executor = executor;
    }

    @Override
    public CompletionStage<List<InetAddress>> resolve(String host) {
        try {
            return CompletableFuture.supplyAsync(() -> addresses(host), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
