package dev.landfall.driver.engine;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server of HTTP/2 on 127.0.0.1 that does what a script says with each request, all in one thread, and notes what comes. */
final class Http2TestServer implements AutoCloseable {

    /** What happens to one request. */
    @FunctionalInterface
    interface Script {
        void serve(Http2TestPeer.Exchange exchange) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger openConnections = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger pings = new AtomicInteger();
    final AtomicInteger pingAcks = new AtomicInteger();
    final AtomicInteger settingsAcks = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicInteger windowUpdates = new AtomicInteger();
    final AtomicInteger beyondWindow = new AtomicInteger();
    final AtomicLong bodyBytes = new AtomicLong();
    final Set<Long> sequences = ConcurrentHashMap.newKeySet();
    final List<Http2Headers> heads = new CopyOnWriteArrayList<>();
    final Queue<Long> resets = new ConcurrentLinkedQueue<>();
    final Queue<Long> goAways = new ConcurrentLinkedQueue<>();
    final Queue<Http2Settings> clientSettings = new ConcurrentLinkedQueue<>();
    final Script script;
    Http2Settings settings = new Http2Settings();
    /** False: the settings are never told. */
    boolean tellsSettings = true;
    /** The settings wait for this. */
    CountDownLatch settingsMayGo = new CountDownLatch(0);
    /** True: the script runs at a request's head, not at its end. */
    boolean eager;
    /** False: pings get no answer. */
    boolean answersPings = true;
    /** False: what the client may send is never made more. */
    boolean makesRoom = true;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listener;

    private Http2TestServer(SslContext tls, Script script) {
        this.script = script;
        this.listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        Http2TestServer server = Http2TestServer.this;
                        channel.pipeline().addLast(new Http2TestPeer(server, connections.getAndIncrement()));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    static Http2TestServer serving(Script script) {
        return new Http2TestServer(null, script);
    }

    static Http2TestServer serving(SslContext tls, Script script) {
        return new Http2TestServer(tls, script);
    }

    /** Says 200 to everything, with a body of 4 bytes. */
    static Http2TestServer answering() {
        return serving(exchange -> exchange.answer(200, 4));
    }

    Http2TestServer with(Http2Settings settings) {
        this.settings = settings;
        return this;
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Closes the listener first: a group that ends leaves its port open now and then, and who connects there would wait for an answer. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
