package dev.landfall.workload;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule of an {@link AllowList}, in lower case. */
final class AllowRuleParser {

    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?(" + LABEL + "(?:\\." + LABEL + ")*)\\.?(?::(\\d{1,5}))?");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 =
            Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?:/(\\d{1,3}))?(?::(\\d{1,5}))?");

    private static final String HEX = "([0-9a-f:.]*:[0-9a-f:.]*)";
    /** The port needs brackets or a prefix before it, or nobody could tell where the address ends. */
    private static final Pattern IPV6 = Pattern.compile(HEX + "(?:/(\\d{1,3})(?::(\\d{1,5}))?)?");

    private static final Pattern IPV6_BRACKETS =
            Pattern.compile("\\[" + HEX + "(?:/(\\d{1,3}))?](?:/(\\d{1,3}))?(?::(\\d{1,5}))?");

    private static final int MAPPED_PREFIX_BITS = 96;

    private AllowRuleParser() {}

    static AllowRule parse(String rule) {
        Matcher ipv4 = IPV4.matcher(rule);
        if (ipv4.matches()) {
            return range(rule, ipv4.group(1), ipv4.group(2), ipv4.group(3));
        }
        Matcher name = NAME.matcher(rule);
        if (name.matches()) {
            return named(rule, name);
        }
        Matcher brackets = IPV6_BRACKETS.matcher(rule);
        if (brackets.matches() && (brackets.group(2) == null || brackets.group(3) == null)) {
            String prefix = brackets.group(2) == null ? brackets.group(3) : brackets.group(2);
            return range(rule, brackets.group(1), prefix, brackets.group(4));
        }
        Matcher ipv6 = IPV6.matcher(rule);
        if (ipv6.matches()) {
            return range(rule, ipv6.group(1), ipv6.group(2), ipv6.group(3));
        }
        throw faulty(rule, "is none of these");
    }

    private static AllowRule named(String rule, Matcher name) {
        if (NUMERIC_END.matcher(name.group(2)).matches()) {
            throw faulty(rule, "looks like an address, but is not written as one");
        }
        OptionalInt port = port(rule, name.group(3));
        return name.group(1) == null
                ? new AllowRule.Name(name.group(2), port)
                : new AllowRule.Suffix("." + name.group(2), port);
    }

    private static AllowRule range(String rule, String address, @Nullable String prefix, @Nullable String port) {
        InetAddress network = literal(rule, address);
        boolean mapped = network instanceof Inet4Address && address.contains(":");
        int most = mapped ? 128 : network.getAddress().length * 8;
        int bits = prefix == null ? most : Integer.parseInt(prefix);
        int least = mapped ? MAPPED_PREFIX_BITS : 0;
        if (bits < least || bits > most) {
            throw faulty(rule, "must have a prefix length from " + least + " to " + most);
        }
        return new AllowRule.Range(network, bits - least, port(rule, port));
    }

    /** Only text that cannot be a name comes here, so that no name server is asked. */
    private static InetAddress literal(String rule, String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw faulty(rule, "is no address");
        }
    }

    private static OptionalInt port(String rule, @Nullable String digits) {
        if (digits == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw faulty(rule, "must have a port from 1 to 65535");
        }
        return OptionalInt.of(port);
    }

    private static IllegalArgumentException faulty(String rule, String what) {
        return new IllegalArgumentException(AllowList.KEY + ": the rule " + RangeRules.quote(rule) + " " + what
                + "; allowed are host names, *.suffix, addresses and CIDR ranges, each with an optional :port"
                + " (IPv6 as [::1]:8080), separated by commas");
    }
}
