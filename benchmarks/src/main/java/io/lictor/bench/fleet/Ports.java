package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for those who can't choose one themselves. */
final class Ports {

    private Ports() {}

    /** One that is free now, on the loopback interface. */
    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
