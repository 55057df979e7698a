package io.lictor.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Address as limits count it: of IPv6 a network of 64 bits, which is what one customer can choose from. */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** {@code remote} is what the server says of the connection, or of the proxy that it trusts. */
    static String of(String remote) {
        if (remote.indexOf(':') < 0) {
            return remote;
        }
        try {
            return switch (InetAddress.ofLiteral(remote)) {
                case Inet6Address address ->
                    HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
                case InetAddress mapped -> mapped.getHostAddress();
            };
        } catch (IllegalArgumentException e) {
            return remote; // with the name of an interface that is gone, for one
        }
    }
}
