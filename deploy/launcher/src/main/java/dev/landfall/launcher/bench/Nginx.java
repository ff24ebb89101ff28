package dev.landfall.launcher.bench;

import dev.landfall.launcher.stack.Child;
import dev.landfall.launcher.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An nginx of our own, on loopback: one worker that answers 200 without a body, keeps connections for ever and logs nothing. */
final class Nginx {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Nginx() {}

    /** Starts it and returns once it answers; it belongs to the given belongings. */
    static Server start(Path folder, int port, Cores cores, Belongings belongings) throws InterruptedException {
        Path program = Objects.requireNonNull(Programs.find("nginx"), "nginx is not installed");
        List<String> command = cores.forServer(List.of(
                program.toString(), "-e", "stderr", "-c", settings(folder, port).toString()));
        Child child = Child.start(command, Map.of(), folder.resolve("nginx.log"));
        belongings.add(child::stop);
        long startNanos = System.nanoTime();
        while (!Ports.answers(Ports.LOOPBACK, port)) {
            boolean ended = child.await(Duration.ofMillis(20));
            if (ended || System.nanoTime() - startNanos > PATIENCE.toNanos()) {
                throw new BenchFailure("nginx does not start: "
                        + Output.of(folder.resolve("nginx.log")).lastLine());
            }
        }
        String version = Programs.firstLine(List.of(program.toString(), "-v")).replace("nginx version: ", "");
        return new Server(version + ", one worker, return 200", "http://127.0.0.1:" + port + "/", pids(child));
    }

    private static List<Long> pids(Child child) {
        var pids = new ArrayList<Long>(List.of(child.pid()));
        ProcessHandle.of(child.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(each -> each.info().command().orElse("").endsWith("nginx"))
                .forEach(each -> pids.add(each.pid()));
        return pids;
    }

    /** Its folders for temporary files are named because those it was built with belong to root. */
    static String text(Path folder, int port) {
        return """
                daemon off;
                worker_processes 1;
                pid "%1$s/nginx.pid";
                error_log stderr warn;
                events {
                    worker_connections 4096;
                }
                http {
                    access_log off;
                    keepalive_requests 1000000000;
                    keepalive_timeout 3600s;
                    client_body_temp_path "%1$s/nginx-body";
                    proxy_temp_path "%1$s/nginx-proxy";
                    fastcgi_temp_path "%1$s/nginx-fastcgi";
                    uwsgi_temp_path "%1$s/nginx-uwsgi";
                    scgi_temp_path "%1$s/nginx-scgi";
                    server {
                        listen 127.0.0.1:%2$d;
                        location / {
                            return 200;
                        }
                    }
                }
                """.formatted(folder, port);
    }

    private static Path settings(Path folder, int port) {
        try {
            return Files.writeString(folder.resolve("nginx.conf"), text(folder, port));
        } catch (IOException e) {
            throw new BenchFailure("cannot write to " + folder + " (" + e + ")");
        }
    }
}
