package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class OperationsTest {

    private final TestVendor shop;
    private final Lictor lictor;

    OperationsTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
    }

    @Test
    void isHealthyAliveAndReady() {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(lictor.get(path).expect(200).text("/status")).as(path).isEqualTo("UP");
        }
    }

    @Test
    void tellsDetailsOfHealthToWhoSeesEverythingOnly() {
        assertThat(lictor.get("/actuator/health").expect(200).text("/components/readModel/details/licenses"))
                .isEqualTo("kept up");
        assertThat(lictor.anonymous().get("/actuator/health").expect(200).body())
                .doesNotContain("details", "components");
        String limited = lictor.post(
                        "/v1/tokens", "{\"name\": \"limited\", \"roles\": [\"admin\"], \"products\": [\"p\"]}")
                .expect(201)
                .text("/token");
        assertThat(lictor.withToken(limited).get("/actuator/health").expect(200).body())
                .doesNotContain("details", "components");
        lictor.withToken("lictor_nonsense").get("/actuator/health").expect(401);
    }

    @Test
    void saysWhichReleaseItIs() {
        Answer info = lictor.anonymous().get("/actuator/info").expect(200);
        assertThat(info.text("/build/version")).startsWith("0.");
    }

    @Test
    void countsCommandsByWhatCameOfThem() {
        shop.perpetual().suspend().expect(200);
        shop.perpetual().command("renew", "{\"period\": \"P1Y\"}").expect(409);

        String metrics = lictor.get("/actuator/prometheus").expect(200).body();

        assertThat(metrics)
                .containsPattern(sample("lictor_commands_seconds_count", "IssueLicense", "accepted"))
                .containsPattern(sample("lictor_commands_seconds_count", "RenewLicense", "refused"))
                .containsPattern("(?m)^lictor_refusals_total\\{code=\"NOT_A_SUBSCRIPTION\"} [1-9]");
    }

    private static Pattern sample(String name, String command, String outcome) {
        return Pattern.compile(
                "(?m)^" + name + "\\{[^}]*command=\"" + command + "\"[^}]*outcome=\"" + outcome + "\"[^}]*} [1-9]");
    }

    @Test
    void measuresRequestsAsAWholeAndNotFilterByFilter() {
        shop.perpetual().suspend().expect(200);

        String metrics = lictor.get("/actuator/prometheus").expect(200).body();

        assertThat(metrics)
                .containsPattern("(?m)^http_server_requests_seconds_count\\{[^}]*uri=\"/v1/licenses\"[^}]*} [1-9]")
                .doesNotContain("spring_security");
    }

    @Test
    void tellsHowFarTheReadModelIsBehindAndWhatIsInUse() {
        shop.perpetual().activate("m1").expect(201);

        Eventually.eventually( // licences are counted anew every few seconds, whoever asks
                () -> lictor.get("/actuator/prometheus").expect(200).body(),
                metrics -> assertThat(metrics)
                        .containsPattern("(?m)^lictor_projection[a-z_]*lag[a-z_]*(\\{[^}]*})? ")
                        .containsPattern("(?m)^lictor_licenses[a-z_]*\\{[^}]*status=\"ACTIVE\"[^}]*} [1-9]")
                        .containsPattern("(?m)^lictor_activations[a-z_]*(\\{[^}]*})? [1-9]"));
    }

    @Test
    void showsNothingElseOfItsInside() {
        for (String path : List.of("/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/shutdown")) {
            lictor.get(path).refused(404, "NOT_FOUND");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        Assumptions.assumeFalse(others.isEmpty(), "This machine has no other address than loopback");

        for (InetAddress address : others) {
            assertThatThrownBy(() -> connect(address)).as(address.toString()).isInstanceOf(IOException.class);
        }
        connect(InetAddress.getByName("127.0.0.1"));
    }

    private void connect(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, lictor.port()), 2_000);
        }
    }
}
