package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of connections that only cost: all others are served meanwhile. */
@Timeout(300)
class HostileConnectionsTest {

    private static final int IDLE = 1_000;
    private static final int SLOW = 2_000;
    private static final int FEEDS = 200;
    private static final int EXPORTS = 20;
    private static final int EVENTS_OF_LENGTH = 1_500;

    @TempDir
    Path directory;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connected(LicenseFixture license) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), license.lictor().port()));
        return socket;
    }

    private void sending(LicenseFixture license, String text) throws IOException {
        connected(license).getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static LicenseFixture activated(Lictor lictor) {
        LicenseFixture license = TestVendor.open(lictor).perpetual();
        license.activate("m1").expect(201);
        return license;
    }

    private void othersAreServed(LicenseFixture license) {
        assertThat(license.validate("m1").text("/code")).isEqualTo("VALID");
        license.get();
        license.command("add-modules", "{\"modules\": [{\"code\": \"m%d\"}]}".formatted(sockets.size()))
                .expect(200);
    }

    @Test
    void aThousandIdleAndTwoThousandSlowOnes() throws Exception {
        assumeThat(filesLeft())
                .as("files this process may open, twice a connection")
                .isGreaterThan(2 * (IDLE + SLOW) + 500L);
        try (OwnLictor lictor = OwnLictor.start(directory)) {
            LicenseFixture license = activated(lictor.client());
            for (int i = 0; i < IDLE; i++) {
                connected(license);
            }
            othersAreServed(license);
            slowOnes(license, SLOW);
            othersAreServed(license);

            allAreLetGo();
            othersAreServed(license);
        }
    }

    private void slowOnes(LicenseFixture license, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            sending(
                    license,
                    i % 2 == 0
                            ? "GET /v1/licenses HTTP/1.1\r\nHost: x\r\nX-A: a"
                            : "POST /v1/client/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{");
        }
    }

    /** None is kept for longer than a slow line needs. */
    private void allAreLetGo() throws IOException {
        for (Socket socket : sockets) {
            socket.setSoTimeout(120_000);
            try {
                while (socket.getInputStream().read() >= 0) {
                    // whatever it is told, it is let go
                }
            } catch (SocketException e) {
                // reset: let go as well
            }
        }
    }

    private static long filesLeft() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** More than its heap could hold wait for their place; it outlives them all. */
    @Test
    void moreThanASmallHeapHolds() throws Exception {
        assumeThat(filesLeft()).as("files this process may open").isGreaterThan(SLOW + 500L);
        try (ChildLictor child = ChildLictor.start(Standalone.class, directory.resolve("data"))) {
            LicenseFixture license = activated(child.client());
            slowOnes(license, SLOW);
            allAreLetGo();

            othersAreServed(license);
            assertThat(child.output()).doesNotContain("OutOfMemory", "ERROR", "Exception");
        }
    }

    @Test
    void readersOfFeedAndExportWhoNeverRead() throws Exception {
        try (ChildLictor child = ChildLictor.start(Standalone.class, directory.resolve("data"))) {
            LicenseFixture license = activated(child.client());
            longHistory(license);
            String rest = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                    .formatted(license.lictor().token());
            for (int i = 0; i < FEEDS; i++) {
                sending(license, "GET /v1/events?after=0" + rest + "Accept: text/event-stream\r\n\r\n");
            }
            for (int i = 0; i < EXPORTS; i++) {
                sending(license, "GET /v1/audit/export" + rest + "\r\n");
            }

            for (int i = 0; i < 20; i++) {
                othersAreServed(license);
            }
            assertThat(license.lictor().events(0)).hasSizeGreaterThan(EVENTS_OF_LENGTH);
            license.lictor().get("/v1/audit/export").expect(200);
            assertThat(child.output()).doesNotContain("OutOfMemory", "ERROR", "Exception");
        }
    }

    private static void longHistory(LicenseFixture license) {
        String reason = "r".repeat(200);
        for (int i = 0; i < EVENTS_OF_LENGTH; i += 2) {
            license.command("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"%s\"}".formatted(reason))
                    .expect(200);
            license.command("enable", "{}").expect(200);
        }
    }
}
