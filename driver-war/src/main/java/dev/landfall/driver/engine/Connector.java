package dev.landfall.driver.engine;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens connections to one target from one event loop, its addresses taking turns. Owned by that loop. */
final class Connector {

    private final Transport transport;
    private final Descriptors descriptors;
    private final LoopThread thread;
    private final List<InetAddress> addresses;
    private final int port;
    private final int timeoutMillis;
    private final @Nullable TlsClient tls;
    private int turn;

    /**
     * @param timeoutMillis for connecting alone and for the handshake alone, where no request waits whose own timeout counts
     * @param tls null for plain HTTP
     * @param turn of the addresses, where to begin
     */
    Connector(
            Transport transport,
            Descriptors descriptors,
            LoopThread thread,
            List<InetAddress> addresses,
            int port,
            int timeoutMillis,
            @Nullable TlsClient tls,
            int turn) {
        this.transport = transport;
        this.descriptors = descriptors;
        this.thread = thread;
        this.addresses = addresses;
        this.port = port;
        this.timeoutMillis = timeoutMillis;
        this.tls = tls;
        this.turn = turn % addresses.size();
    }

    boolean isEncrypted() {
        return tls != null;
    }

    int timeoutMillis() {
        return timeoutMillis;
    }

    /** Begins to connect; the connection hears what comes of it, never before this call has returned. */
    void connect(Endpoint connection) {
        InetSocketAddress address = new InetSocketAddress(addresses.get(turn), port);
        turn = (turn + 1) % addresses.size();
        try {
            SocketChannel channel = newChannel();
            configure(channel, connection);
            connection.channelIs(channel);
            EventLoop eventLoop = thread.eventLoop();
            ChannelFuture registered = eventLoop.register(channel);
            if (registered.cause() != null) {
                failLater(connection, registered.cause());
            } else {
                channel.connect(address).addListener(future -> {
                    if (future.cause() != null) {
                        failLater(connection, future.cause());
                    }
                });
            }
        } catch (IOException | RuntimeException e) { // Netty's way to say that the machine has no descriptor left
            failLater(connection, e);
        }
    }

    private SocketChannel newChannel() throws IOException {
        descriptors.take();
        try {
            SocketChannel channel = transport.newChannel();
            channel.closeFuture().addListener(closed -> descriptors.giveBack());
            return channel;
        } catch (RuntimeException e) {
            descriptors.giveBack();
            throw e;
        }
    }

    private void configure(SocketChannel channel, Endpoint connection) {
        channel.config()
                .setTcpNoDelay(true)
                .setAutoClose(false) // an answer may have come although the rest of the request could not be sent
                .setConnectTimeoutMillis(timeoutMillis);
        if (tls == null) {
            channel.config().setRecvByteBufAllocator(thread.readBuffer());
        } else {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), timeoutMillis));
        }
        channel.pipeline().addLast(connection);
    }

    private void failLater(Endpoint connection, Throwable cause) {
        thread.eventLoop().execute(() -> connection.connectingFailed(cause));
    }
}
