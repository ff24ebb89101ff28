package dev.landfall.systemtest.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A web server of the test's own, on a loopback address of its choice, that keeps all it was asked and answers 200 "ok". Only {@code
 * /metrics}, where the orchestrator looks for the counts of our own target, is not there and not kept.
 */
public final class LocalTarget implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private LocalTarget(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** One request. Header names in any case. */
    public record Seen(String method, String path, Map<String, String> headers, String body) {}

    public static LocalTarget http(String address) {
        try {
            return new LocalTarget(HttpServer.create(new InetSocketAddress(address, 0), 128));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a certificate that nobody signed, for another name. */
    public static LocalTarget https(String address) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(address, 0), 128);
            server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(Home.newDirectory("tls"))));
            return new LocalTarget(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext selfSigned(Path folder) throws IOException {
        Path file = folder.resolve("keys.p12");
        String password = new String(PASSWORD);
        Child.start(
                        "keytool",
                        folder,
                        Map.of(),
                        List.of(
                                Home.jdk("keytool"),
                                "-genkeypair",
                                "-alias",
                                "target",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=somebody.invalid",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                password))
                .awaitEnd(Duration.ofSeconds(20));
        try (var in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("no TLS: " + e, e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/metrics")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        byte[] ok = "ok".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, ok.length);
        exchange.getResponseBody().write(ok);
        exchange.close();
    }

    public String url(String path) {
        var address = server.getAddress();
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public int count() {
        return seen.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
