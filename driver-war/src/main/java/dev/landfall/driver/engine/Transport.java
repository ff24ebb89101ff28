package dev.landfall.driver.engine;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.lang.System.Logger.Level;

/** How the machine does network I/O. */
enum Transport {
    EPOLL {
        @Override
        IoHandlerFactory ioHandlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        SocketChannel newChannel() {
            return new EpollSocketChannel();
        }
    },
    NIO {
        @Override
        IoHandlerFactory ioHandlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        SocketChannel newChannel() {
            return new NioSocketChannel();
        }
    };

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    /** Epoll where it is wanted and there, else NIO; which one and why is logged. */
    static Transport choose(boolean nativeWanted) {
        if (nativeWanted && Epoll.isAvailable()) {
            return EPOLL;
        }
        LOG.log(
                Level.INFO,
                () -> "transport=NIO reason=" + (nativeWanted ? Epoll.unavailabilityCause() : "asked for in settings"));
        return NIO;
    }

    abstract IoHandlerFactory ioHandlers();

    /** A new, unregistered channel; throws what the machine says when it has no descriptor left. */
    abstract SocketChannel newChannel();
}
