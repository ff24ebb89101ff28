package dev.landfall.driver.wiring;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;

/** The address by which people would look for this machine. */
final class OwnAddress {

    private OwnAddress() {}

    /** The first of an interface that is up and no loopback, IPv4 before IPv6; the loopback address of a machine that has no other. */
    static String find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddress::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress() && !a.isMulticastAddress())
                    .min(Comparator.comparing(a -> !(a instanceof Inet4Address)))
                    .map(InetAddress::getHostAddress)
                    .orElseGet(OwnAddress::loopback);
        } catch (SocketException e) {
            return loopback();
        }
    }

    private static boolean isUsable(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }
}
