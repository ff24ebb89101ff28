package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NginxTest {
    @Test
    void listensOnLoopbackOnlyWritesOnlyToItsFolderAndKeepsConnections() {
        String text = Nginx.text(Path.of("/tmp/a folder"), 20_123);

        assertThat(text)
                .contains("listen 127.0.0.1:20123;", "worker_processes 1;", "return 200;", "access_log off;")
                .contains("keepalive_requests 1000000000;", "pid \"/tmp/a folder/nginx.pid\";")
                .doesNotContain("/var/", "/run/");
    }
}
