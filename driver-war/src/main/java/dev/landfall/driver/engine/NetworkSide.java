package dev.landfall.driver.engine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the two versions of HTTP have in common towards the network: what broke a connection, and whose fault it is. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the pipeline, to exceptionCaught
abstract class NetworkSide extends ChannelInboundHandlerAdapter implements Endpoint {

    private final ConnectionOwner owner;
    private @Nullable Throwable broken;

    NetworkSide(ConnectionOwner owner) {
        this.owner = owner;
    }

    /** What broke it first; null when nothing did, or nothing but a close. */
    final @Nullable Throwable broken() {
        return broken;
    }

    /** Notes what broke it, unless something did before. */
    final void broke(@Nullable Throwable cause) {
        if (broken == null) {
            broken = cause;
        }
    }

    /** A failed read closes the connection next; after a failed write there may still be an answer to read. */
    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean tls = cause instanceof CodecException || cause instanceof SSLException;
        if (!tls && !(cause instanceof IOException)) {
            owner.engineFailed(cause);
            return;
        }
        broke(cause);
        if (tls) {
            context.close();
        }
    }
}
