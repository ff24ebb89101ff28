package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server that is not ours: nginx on 127.0.0.1, one process, which answers 200 "ok" and keeps books of its own. Only {@code /metrics},
 * where the orchestrator looks for the counts of our own target, is not there and not in the books. For one thread.
 */
public final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path DEBIANS = Path.of("/usr/sbin/nginx");
    private static final Pattern ACTIVE = Pattern.compile("Active connections: (\\d+)");
    private static final String SETTINGS = """
            daemon off;
            master_process off;
            pid nginx.pid;
            worker_rlimit_nofile 8192;
            events { worker_connections 8000; }
            http {
              client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
              log_format books '$connection $server_protocol $status $http_landfall_test';
              access_log %s;
              keepalive_requests 100000000;
              keepalive_timeout 3600s;
              server {
                listen 127.0.0.1:%d %s;
                %s
                location / { return 200 "ok"; }
                location = /metrics { access_log off; return 404; }
              }
              server {
                listen 127.0.0.1:%d;
                access_log off;
                keepalive_timeout 0;
                location / { stub_status; }
              }
            }
            """;

    private final Path folder = Home.newDirectory("nginx");
    private final int port = Ports.free();
    private final int statusPort = Ports.free();
    private final String scheme;
    private final Child process;

    /**
     * What it wrote of one request.
     *
     * @param connection its number
     * @param test the value of Landfall-Test
     */
    public record Served(long connection, String protocol, int status, String test) {
        static Served of(String line) {
            String[] words = line.split(" ", -1);
            return new Served(Long.parseLong(words[0]), words[1], Integer.parseInt(words[2]), words[3]);
        }
    }

    private Nginx(String scheme, String listening, String more, String books) {
        this.scheme = scheme;
        try {
            String settings = SETTINGS.formatted(books, port, listening, more, statusPort);
            Path file = Files.writeString(folder.resolve("nginx.conf"), settings);
            String program = Files.isExecutable(DEBIANS) ? DEBIANS.toString() : "nginx";
            process = Child.start(
                    "nginx",
                    folder,
                    Map.of(),
                    List.of(program, "-p", folder.toString(), "-e", "error.log", "-c", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("nginx at " + statusPort, PATIENCE, () -> Ports.answers(statusPort), answers -> answers);
    }

    /** With a line in its books for each request. */
    public static Nginx http() {
        return new Nginx("http", "backlog=4096", "", "books.log books");
    }

    /** As fast as it can: without books. */
    public static Nginx fast() {
        return new Nginx("http", "backlog=4096", "", "off");
    }

    /** With HTTP/2 for those who ask for it. */
    public static Nginx https(Certificates.Pem certificate) {
        String files = "ssl_certificate %s; ssl_certificate_key %s;".formatted(certificate.chain(), certificate.key());
        return new Nginx("https", "ssl http2", files, "books.log books");
    }

    /** HTTP/2 without TLS, and nothing else. */
    public static Nginx http2() {
        return new Nginx("http", "http2", "", "books.log books");
    }

    public String url(String path) {
        return scheme + "://127.0.0.1:" + port + path;
    }

    /** Connections that are open now. */
    public int connections() {
        String said = new Api("http://127.0.0.1:" + statusPort, "")
                .get("/")
                .expect(200)
                .body();
        Matcher active = ACTIVE.matcher(said);
        if (!active.find()) {
            throw new AssertionError("nginx tells no connections: " + said);
        }
        return Integer.parseInt(active.group(1)) - 1; // one of them asked
    }

    /** The requests of a test that stand in its books, once there are so many. */
    public List<Served> served(String test, int count) {
        return Await.until("requests in nginx's books", PATIENCE, () -> served(test), all -> all.size() >= count);
    }

    /** The requests of a test that stand in its books now. */
    public List<Served> served(String test) {
        try (var lines = Files.lines(folder.resolve("books.log"))) {
            return lines.map(Served::of)
                    .filter(each -> each.test().equals(test))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
