package dev.landfall.workload;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells the addresses that no name may lead to: those of this machine and its link, and those of nobody in particular. */
final class SpecialAddress {

    private static final int IPV4_AT = 12;
    private static final byte[] IPV4_COMPATIBLE = new byte[IPV4_AT];
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private SpecialAddress() {}

    /** True for loopback, link-local, multicast and unspecified, also where an IPv6 address wraps such an IPv4 address. */
    static boolean is(InetAddress address) {
        return isPlain(address) || (address instanceof Inet6Address && isPlain(unwrapped(address)));
    }

    private static boolean isPlain(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                // 0.0.0.0/8 is "this network": some stacks take all of it for the machine itself.
                || (address.getAddress().length == 4 && address.getAddress()[0] == 0);
    }

    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix = Arrays.copyOf(bytes, IPV4_AT);
        if (!Arrays.equals(prefix, IPV4_COMPATIBLE) && !Arrays.equals(prefix, NAT64)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, IPV4_AT, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
