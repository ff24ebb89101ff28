package dev.landfall.driver.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sockets of a server that speaks TLS over sockets which can be got at: so it can break off, or say what is no TLS. */
final class LayeredTls extends ServerSocketFactory {

    private final SSLSocketFactory encryption;
    private final Map<Socket, Socket> plain = new ConcurrentHashMap<>();

    LayeredTls(SSLSocketFactory encryption) {
        this.encryption = encryption;
    }

    /** What lies under an encrypted socket. */
    Socket under(Socket encrypted) {
        return plain.get(encrypted);
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket accepted = super.accept();
                Socket encrypted = encryption.createSocket(accepted, null, true); // as the server of it
                plain.put(encrypted, accepted);
                return encrypted;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
