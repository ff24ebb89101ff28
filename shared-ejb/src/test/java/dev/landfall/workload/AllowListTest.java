package dev.landfall.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    private static final AllowList DEFAULT = AllowList.parse("localhost,127.0.0.0/8,::1/128");

    @Test
    void theDefaultAdmitsThisMachineAndNothingElse() {
        assertThat(allows(DEFAULT, "localhost", 80, "127.0.0.1", "::1")).isTrue();
        assertThat(allows(DEFAULT, "127.0.0.1", 80, "127.0.0.1")).isTrue();
        assertThat(allows(DEFAULT, "127.9.9.9", 80, "127.9.9.9")).isTrue();
        assertThat(allows(DEFAULT, "[::1]", 80, "::1")).isTrue();
        assertThat(allows(DEFAULT, "example.org", 80, "93.184.216.34")).isFalse();
        assertThat(allows(DEFAULT, "0.0.0.0", 80, "0.0.0.0")).isFalse();
        assertThat(allows(DEFAULT, "[::]", 80, "::")).isFalse();
        assertThat(allows(DEFAULT, "10.0.0.1", 80, "10.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2130706433, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "127.1, 127.0.0.1",
        "localhost., 127.0.0.1",
        "LOCALHOST, ::1",
        "[::ffff:127.0.0.1], ::ffff:127.0.0.1",
        "other.name, 127.0.0.1"
    })
    void anySpellingOfAnAllowedAddressIsAllowedByItsAddress(String host, String address) {
        assertThat(allows(DEFAULT, host, 80, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3232235777, 192.168.1.1", "0300.0250.1.1, 192.168.1.1", "[::ffff:192.168.1.1], ::ffff:192.168.1.1",
        "localhost, 10.0.0.1", "localhost.example.org, 10.0.0.1", "127.0.0.1.example.org, 10.0.0.1",
        "localhost.., 10.0.0.1"
    })
    void noSpellingLeadsToAnAddressThatIsNotAllowed(String host, String address) {
        assertThat(allows(DEFAULT, host, 80, address)).isFalse();
    }

    @Test
    void aNameAdmitsItselfInAnyCaseAndWithATrailingDotButNoOtherName() {
        AllowList list = AllowList.parse("shop.example.org");

        assertThat(allows(list, "shop.example.org", 443, "203.0.113.5")).isTrue();
        assertThat(allows(list, "Shop.Example.ORG.", 443, "203.0.113.5")).isTrue();
        assertThat(allows(list, "a.shop.example.org", 443, "203.0.113.5")).isFalse();
        assertThat(allows(list, "example.org", 443, "203.0.113.5")).isFalse();
        assertThat(allows(list, "203.0.113.5", 443, "203.0.113.5")).isFalse();
    }

    @Test
    void aSuffixAdmitsEveryNameBelowItAtADotOnly() {
        AllowList list = AllowList.parse("*.example.org");

        assertThat(allows(list, "a.example.org", 80, "203.0.113.5")).isTrue();
        assertThat(allows(list, "a.b.example.org", 80, "203.0.113.5")).isTrue();
        assertThat(allows(list, "example.org", 80, "203.0.113.5")).isFalse();
        assertThat(allows(list, ".example.org", 80, "203.0.113.5")).isFalse();
        assertThat(allows(list, "badexample.org", 80, "203.0.113.5")).isFalse();
        assertThat(allows(list, "a.example.org.evil.test", 80, "203.0.113.5")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "169.254.169.254",
                "fe80::1",
                "224.0.0.1",
                "ff02::1",
                "0.0.0.0",
                "::",
                "0.1.2.3",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a9fe:a9fe"
            })
    void aNameNeverLeadsToAnAddressOfThisMachineItsLinkOrNobody(String address) {
        AllowList list = AllowList.parse("shop.example.org,*.example.net");

        assertThat(refusal(list, "shop.example.org", 80, address))
                .contains("by name")
                .contains("landfall.targets.allow");
        assertThat(allows(list, "a.example.net", 80, address)).isFalse();
    }

    @Test
    void everyAddressOfAHostMustBeAdmitted() {
        assertThat(allows(AllowList.parse("shop.example.org"), "shop.example.org", 80, "203.0.113.5", "127.0.0.1"))
                .isFalse();
        assertThat(allows(AllowList.parse("203.0.113.0/24"), "a.test", 80, "203.0.113.5", "203.0.114.5"))
                .isFalse();
        assertThat(allows(AllowList.parse("203.0.113.0/24,127.0.0.1"), "a.test", 80, "203.0.113.5", "127.0.0.1"))
                .isTrue();
        assertThat(refusal(DEFAULT, "gone.test", 80)).isEqualTo("host gone.test has no address");
    }

    @Test
    void localhostByNameAdmitsLoopbackAlone() {
        AllowList list = AllowList.parse("localhost");

        assertThat(allows(list, "localhost", 80, "127.0.0.1", "::1")).isTrue();
        assertThat(allows(list, "localhost", 80, "127.0.0.1", "10.1.1.1")).isFalse();
        assertThat(allows(list, "127.0.0.1", 80, "127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "10.1.2.3/8, 10.0.0.0, 9.255.255.255",
        "192.168.4.0/22, 192.168.7.255, 192.168.8.0",
        "203.0.113.128/25, 203.0.113.128, 203.0.113.127",
        "203.0.113.7, 203.0.113.7, 203.0.113.6",
        "fd00::/8, fdff::1, fe00::1",
        "2001:db8::/33, 2001:db8:7fff::, 2001:db8:8000::",
        "::ffff:10.0.0.0/104, 10.9.9.9, 11.0.0.0",
        "[fd00::]/8, fd00::1, fc00::1",
        "[fd00::/8], fd00::1, fc00::1"
    })
    void aRangeEndsWhereItsPrefixSays(String rule, String inside, String outside) {
        AllowList list = AllowList.parse(rule);

        assertThat(allows(list, "any.test", 80, inside)).isTrue();
        assertThat(allows(list, "any.test", 80, outside)).isFalse();
    }

    @Test
    void aRangeOfOneFamilyAdmitsNothingOfTheOther() {
        assertThat(allows(AllowList.parse("0.0.0.0/0"), "any.test", 80, "2001:db8::1"))
                .isFalse();
        assertThat(allows(AllowList.parse("::/0"), "any.test", 80, "10.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.org:8443, shop.example.org, 203.0.113.5",
        "*.example.org:8443, a.example.org, 203.0.113.5",
        "10.0.0.0/8:8443, 10.0.0.1, 10.0.0.1",
        "10.0.0.1:8443, 10.0.0.1, 10.0.0.1",
        "[fd00::1]:8443, [fd00::1], fd00::1",
        "fd00::/8:8443, [fd00::1], fd00::1",
        "[fd00::]/8:8443, [fd00::1], fd00::1",
        "[fd00::/8]:8443, [fd00::1], fd00::1"
    })
    void aRuleWithAPortIsAboutThatPortAlone(String rule, String host, String address) {
        AllowList list = AllowList.parse(rule);

        assertThat(allows(list, host, 8443, address)).isTrue();
        assertThat(refusal(list, host, 8080, address)).contains("not with port 8080");
    }

    @Test
    void thePortsOfBrokerAndOrchestratorNeedARuleThatNamesThem() {
        Set<Integer> guarded = Set.of(9092, 8080);

        assertThat(DEFAULT.refusal("localhost", 9092, addresses("127.0.0.1"), guarded))
                .hasValueSatisfying(s -> assertThat(s).contains("port 9092").contains("HOST:9092"));
        assertThat(DEFAULT.refusal("localhost", 8081, addresses("127.0.0.1"), guarded))
                .isEmpty();
        assertThat(AllowList.parse("127.0.0.0/8:9092").refusal("localhost", 9092, addresses("127.0.0.1"), guarded))
                .isEmpty();
    }

    @Test
    void aRefusalNamesHostAddressAndSetting() {
        assertThat(refusal(DEFAULT, "example.org", 80, "93.184.216.34"))
                .isEqualTo("host example.org (93.184.216.34) is not in landfall.targets.allow");
        assertThat(refusal(DEFAULT, "10.0.0.1", 80, "10.0.0.1"))
                .isEqualTo("host 10.0.0.1 is not in landfall.targets.allow");
    }

    @Test
    void anEmptyListAdmitsNothing() {
        assertThat(allows(AllowList.parse(" , "), "localhost", 80, "127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.",
                "a.*.org",
                "http://example.org",
                "example.org/path",
                "10.0.0.0/33",
                "10.0.0/8",
                "010.0.0.1",
                "2130706433",
                "0x7f.1",
                "256.1.1.1",
                "::1/129",
                "::ffff:10.0.0.0/8",
                "[::1",
                "::g",
                "1:2:3",
                "host:0",
                "host:65536",
                "host:x",
                "[::1/64]/64",
                "-a.test",
                "bücher.test",
                "a b",
                "*.1"
            })
    void aFaultyRuleIsNamedWithTheSetting(String rule) {
        assertThatThrownBy(() -> AllowList.parse("localhost," + rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("landfall.targets.allow")
                .hasMessageContaining('"' + rule + '"')
                .hasMessageContaining("allowed are");
    }

    private static boolean allows(AllowList list, String host, int port, String... addresses) {
        return list.refusal(host, port, addresses(addresses), Set.of()).isEmpty();
    }

    private static String refusal(AllowList list, String host, int port, String... addresses) {
        return list.refusal(host, port, addresses(addresses), Set.of()).orElseThrow();
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(AllowListTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
