package dev.landfall.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The driver as it is shipped, in the server it is shipped for, while no broker is there. */
@ExtendWith(ArquillianExtension.class)
class DriverIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File("target/driver.war"))
                .as(WebArchive.class);
    }

    @Test
    void isAliveAndSaysWhyItIsNotReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("Kafka");
    }

    @Test
    void offersNothingButHealthAndMetrics() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
        assertThat(get("/api/tests").statusCode()).isEqualTo(404);
        assertThat(get("/WEB-INF/beans.xml").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI url = URI.create("http://" + base.getAuthority() + path);
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build();
        return http.send(request, BodyHandlers.ofString());
    }
}
