package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestTemplateTest {

    @Test
    void writesMethodPathHostAndWhoSends() {
        assertThat(text(Loads.to("http://127.0.0.1:8080/a/b?c=d&e=%20f")))
                .isEqualTo(String.join(
                        "\r\n",
                        "GET /a/b?c=d&e=%20f HTTP/1.1",
                        "Host: 127.0.0.1:8080",
                        "User-Agent: Landfall/9.9",
                        "Landfall-Test: test-1",
                        "Landfall-Node: node%201",
                        "Landfall-Seq: 0000000000000000",
                        "",
                        ""));
    }

    @Test
    void leavesOutTheDefaultPortAndAsksForTheRootWhenThereIsNoPath() {
        assertThat(text(Loads.to("http://example.org"))).startsWith("GET / HTTP/1.1\r\nHost: example.org\r\n");
        assertThat(text(Loads.to("https://example.org:443/x"))).contains("\r\nHost: example.org\r\n");
        assertThat(text(Loads.to("https://example.org:80?q")))
                .startsWith("GET /?q HTTP/1.1\r\nHost: example.org:80\r\n");
        assertThat(text(Loads.to("http://[::1]:81/"))).contains("\r\nHost: [::1]:81\r\n");
        assertThat(text(Loads.to("http://example.org/\u00e4"))).startsWith("GET /%C3%A4 HTTP/1.1\r\n");
    }

    @Test
    void aPathMayBeginWithTwoSlashes() {
        assertThat(text(Loads.to("http://h//"))).startsWith("GET // HTTP/1.1\r\nHost: h\r\n");
        assertThat(text(Loads.to("http://h//?q"))).startsWith("GET //?q HTTP/1.1\r\n");
        assertThat(text(Loads.to("http://h//other/\u00e4"))).startsWith("GET //other/%C3%A4 HTTP/1.1\r\nHost: h\r\n");
    }

    @Test
    void keepsHeadersInOrderAndLetsThePlanNameTheUserAgent() {
        assertThat(text(Loads.to("http://h/")
                        .header("X-B", "1")
                        .header("user-agent", "me")
                        .header("X-A", "\u00e9")))
                .contains("\r\nX-B: 1\r\nuser-agent: me\r\nX-A: \u00e9\r\nLandfall-Test:")
                .doesNotContain("Landfall/9.9");
    }

    @Test
    void tellsTheLengthOfABodyInBytesAndOfNoneWhereOneIsExpected() {
        assertThat(text(Loads.to("http://h/").method("DELETE", "h\u00e9"))).contains("\r\nContent-Length: 3\r\n");
        assertThat(text(Loads.to("http://h/").method("POST", null))).contains("\r\nContent-Length: 0\r\n");
        assertThat(text(Loads.to("http://h/"))).doesNotContain("Content-Length");
    }

    @Test
    void marksTheWarmUp() {
        RequestTemplate template =
                RequestTemplate.of(Loads.to("http://h/").count(1).order(), "9.9", true);
        assertThat(new String(template.bytes(), StandardCharsets.ISO_8859_1))
                .contains("\r\nLandfall-Phase: warm-up\r\n");
    }

    @Test
    void refusesAValueThatWouldBreakOutOfItsLineWithoutShowingIt() {
        Loads loads = Loads.to("http://h/").count(1).header("X-Key", "secret\r\nHost: other");
        assertThatThrownBy(() -> RequestTemplate.of(loads.order(), "9.9", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Key")
                .hasMessageNotContaining("secret");
    }

    @Test
    void numbersRequestsInPlaceAndLeavesBytesToAWriteThatIsNotDone() {
        RequestTemplate template = RequestTemplate.of(
                Loads.to("http://h/").method("POST", "body").count(1).order(), "9.9", false);
        Requests requests = new Requests(template, template, hop -> template, 1, 3);
        ByteBuf pending = requests.numbered(requests.takeNumber(), false);
        ByteBuf next = requests.numbered(requests.takeNumber(), true);
        assertThat(pending.toString(StandardCharsets.ISO_8859_1))
                .endsWith("Landfall-Seq: 0000000000000001\r\n\r\nbody");
        assertThat(next.toString(StandardCharsets.ISO_8859_1)).endsWith("Landfall-Seq: 0000000000000004\r\n\r\nbody");
        next.release();
        requests.numbered(requests.takeNumber(), false).release();
        assertThat(pending.toString(StandardCharsets.ISO_8859_1)).contains("Landfall-Seq: 0000000000000001\r\n");
        pending.release();
        assertThat(pending.refCnt()).isZero();
        requests.release();
    }

    @Test
    void aRedirectedRequestSaysWhichHopItIsAndKeepsTheNumber() {
        Hop first = new Hop(null, "POST", "/a", true, 7, false);
        RequestTemplate template = hop(new Hop(first, "POST", "/b?c", true, 7, false));
        Requests requests = new Requests(template, template, hop -> template, 1, 3);
        ByteBuf request = requests.of(new Hop(first, "POST", "/b?c", true, 7, false));
        assertThat(request.toString(StandardCharsets.ISO_8859_1))
                .startsWith("POST /b?c HTTP/1.1\r\nHost: h\r\n")
                .contains("\r\nContent-Type: text/plain\r\n", "\r\nX-A: 1\r\n", "\r\nLandfall-Hop: 1\r\n")
                .endsWith("Landfall-Seq: 0000000000000007\r\n\r\nbody");
        request.release();
        assertThat(request.refCnt()).isZero();
        requests.release();
    }

    @Test
    void aRedirectedRequestWithoutTheBodyDoesNotDescribeIt() {
        Hop first = new Hop(null, "POST", "/a", true, 7, true);
        String text =
                new String(hop(new Hop(first, "GET", "/a", false, 7, true)).bytes(), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .startsWith("GET /a HTTP/1.1\r\n")
                .contains("\r\nX-A: 1\r\n", "\r\nLandfall-Phase: warm-up\r\n")
                .doesNotContainIgnoringCase("content-")
                .endsWith("\r\n\r\n");
    }

    private static RequestTemplate hop(Hop hop) {
        Loads loads = Loads.to("http://h/a")
                .method("POST", "body")
                .header("Content-Type", "text/plain")
                .header("X-A", "1");
        return RequestTemplate.of(loads.count(1).order(), "9.9", hop);
    }

    private static String text(Loads loads) {
        byte[] bytes = RequestTemplate.of(loads.count(1).order(), "9.9", false).bytes();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
