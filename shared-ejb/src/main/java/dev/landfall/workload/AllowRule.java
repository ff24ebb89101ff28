package dev.landfall.workload;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.OptionalInt;

/** One entry of an {@link AllowList}. */
sealed interface AllowRule {

    /** The only port it is about; empty for all but guarded ones. */
    OptionalInt port();

    /** True when the host is meant by its name. */
    boolean names(String host);

    boolean admits(String host, InetAddress address);

    /**
     * Whether it is about this port.
     *
     * @param guarded true where only a rule that says the port itself counts
     */
    default boolean covers(int asked, boolean guarded) {
        return port().isPresent() ? port().getAsInt() == asked : !guarded;
    }

    /** {@code example.org}; {@code localhost} is the one name that admits loopback, and nothing else. */
    record Name(String name, OptionalInt port) implements AllowRule {
        @Override
        public boolean names(String host) {
            return host.equals(name);
        }

        @Override
        public boolean admits(String host, InetAddress address) {
            if (!names(host)) {
                return false;
            }
            return name.equals("localhost") ? address.isLoopbackAddress() : !SpecialAddress.is(address);
        }
    }

    /**
     * {@code *.example.org}: every name below it, at any depth, but not the name itself.
     *
     * @param suffix with its leading dot
     */
    record Suffix(String suffix, OptionalInt port) implements AllowRule {
        @Override
        public boolean names(String host) {
            return host.length() > suffix.length() && host.endsWith(suffix);
        }

        @Override
        public boolean admits(String host, InetAddress address) {
            return names(host) && !SpecialAddress.is(address);
        }
    }

    /**
     * {@code 10.0.0.0/8}.
     *
     * @param network 4 or 16 bytes; IPv4-mapped IPv6 counts as IPv4, here as in {@link InetAddress}
     * @param prefixBits leading bits that must agree
     */
    record Range(InetAddress network, int prefixBits, OptionalInt port) implements AllowRule {
        @Override
        public boolean names(String host) {
            return false;
        }

        @Override
        public boolean admits(String host, InetAddress address) {
            byte[] ours = network.getAddress();
            byte[] theirs = address.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            int whole = prefixBits / 8;
            if (!Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
                return false;
            }
            int rest = prefixBits % 8;
            return rest == 0 || ((ours[whole] ^ theirs[whole]) & (0xff00 >> rest) & 0xff) == 0;
        }
    }
}
