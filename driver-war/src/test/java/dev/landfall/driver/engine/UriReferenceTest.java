package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriReferenceTest {

    /** RFC 3986, sections 5.4.1 and 5.4.2, seen from http://a/b/c/d;p?q. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '`', textBlock = """
            g               | /b/c/g
            ./g             | /b/c/g
            g/              | /b/c/g/
            /g              | /g
            //g             | /
            ?y              | /b/c/d;p?y
            g?y             | /b/c/g?y
            #s              | /b/c/d;p?q
            g#s             | /b/c/g
            g?y#s           | /b/c/g?y
            ;x              | /b/c/;x
            g;x             | /b/c/g;x
            g;x?y#s         | /b/c/g;x?y
            ``              | /b/c/d;p?q
            .               | /b/c/
            ./              | /b/c/
            ..              | /b/
            ../             | /b/
            ../g            | /b/g
            ../..           | /
            ../../          | /
            ../../g         | /g
            ../../../g      | /g
            ../../../../g   | /g
            /./g            | /g
            /../g           | /g
            g.              | /b/c/g.
            .g              | /b/c/.g
            g..             | /b/c/g..
            ..g             | /b/c/..g
            ./../g          | /b/g
            ./g/.           | /b/c/g/
            g/./h           | /b/c/g/h
            g/../h          | /b/c/h
            g;x=1/./y       | /b/c/g;x=1/y
            g;x=1/../y      | /b/c/y
            g?y/./x         | /b/c/g?y/./x
            g?y/../x        | /b/c/g?y/../x
            http://a        | /
            http://a?x      | /?x
            http://a/x/../y | /y
            """)
    void resolvesAsTheRfcShows(String reference, String expected) {
        assertThat(of(reference).seenFrom("/b/c/d;p?q")).isEqualTo(expected);
    }

    @Test
    void takesBytesThatAreNotAsciiAsTheyAre() {
        assertThat(of("/\u00c3\u00a4?\u00ff").seenFrom("/")).isEqualTo("/%C3%A4?%FF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://", "/a b", "/\\evil", "//", "/%zz", "http://h:x y/", "/a\tb", "<x>", "\u0100\u0000"})
    void knowsWhatIsNone(String text) {
        assertThat(UriReference.of(text)).isNull();
    }

    /** What browsers take for another host is a path here: the request goes where the one before it went. */
    @ParameterizedTest
    @CsvSource({
        "///other, /other",
        "////other, //other",
        "/..//other, //other",
        "/.//other, //other",
        "..//..//other, //other"
    })
    void slashesAloneLeadNowhereElse(String reference, String expected) {
        assertThat(of(reference).isAbsolute()).isFalse();
        assertThat(of(reference).seenFrom("/b/c")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://%68/, false",
        "http://h%2f/, false",
        "http://h%00.other/, false",
        "//h:80:80/, false",
        "//h:/x, true",
        "//h:080/x, true",
        "//h:-80/x, false",
        "//[::1]/x, false",
        "//0x7f.1/x, false",
        "http://H:80/x, true",
        "HTTP://h, true",
        "//h/x, true",
        "https://h/, false",
        "https://h:80/, false",
        "http://h:81/, false",
        "http://h./, false",
        "http://other/, false",
        "mailto:h, false",
        "http:/x, false",
        "http:x, false"
    })
    void tellsItsOrigin(String text, boolean same) {
        assertThat(of(text).isAbsolute()).isTrue();
        assertThat(of(text).origin("http").equals(new Origin("http", "h", 80))).isEqualTo(same);
    }

    private static UriReference of(String text) {
        return Objects.requireNonNull(UriReference.of(text), text);
    }
}
