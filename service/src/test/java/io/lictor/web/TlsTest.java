package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The two lines that make it HTTPS. */
class TlsTest {

    @TempDir
    private static Path directory;

    private static Path certificate;
    private static Path privateKey;
    private static SelfSigned first;
    private static ServletWebServerApplicationContext server;

    @BeforeAll
    static void start() throws Exception {
        certificate = directory.resolve("certificate.pem");
        privateKey = directory.resolve("key.pem");
        first = SelfSigned.make(directory, "first");
        first.write(certificate, privateKey);
        server = (ServletWebServerApplicationContext) SpringApplication.run(
                Things.class,
                "--server.port=0",
                "--lictor.tls.certificate=" + certificate,
                "--lictor.tls.private-key=" + privateKey);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int port() {
        return server.getWebServer().getPort();
    }

    @Test
    void a_caller_who_trusts_the_certificate_is_served() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        SelfSigned other = SelfSigned.make(own, "other");
        try (HttpClient trusting = client(first);
                HttpClient distrusting = client(other)) {
            HttpResponse<String> answer = get(trusting, "/v1/whoami");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(get(trusting, "/v1/nothing").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThatThrownBy(() -> get(distrusting, "/v1/whoami")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void only_what_is_still_safe_is_spoken() throws Exception {
        assertThat(handshake(first, "TLSv1.3")).isEqualTo(first.certificate());
        assertThat(handshake(first, "TLSv1.2")).isEqualTo(first.certificate());
        assertThatThrownBy(() -> handshake(first, "TLSv1.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void whoever_comes_without_it_gets_nothing() throws Exception {
        String answer = TestServer.conversation(port(), "GET /v1/whoami HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).doesNotContain("200", "actor", "<html");
    }

    /** Certificates end every few weeks; nobody restarts a licence server for that. */
    @Test
    @Timeout(60)
    void a_new_certificate_is_taken_up_without_a_restart() throws Exception {
        Path renewed = Files.createDirectory(directory.resolve("renewed"));
        SelfSigned second = SelfSigned.make(renewed, "second");
        second.write(certificate, privateKey);
        try {
            while (!second.certificate().equals(shown(second))) {
                Thread.onSpinWait();
            }
        } finally {
            first.write(certificate, privateKey);
            while (!first.certificate().equals(shown(first))) {
                Thread.onSpinWait();
            }
        }
    }

    private static Certificate shown(SelfSigned trusted) throws Exception {
        try {
            return handshake(trusted, "TLSv1.3");
        } catch (SSLException e) {
            return null;
        }
    }

    private static Certificate handshake(SelfSigned trusted, String protocol) throws Exception {
        try (SSLSocket socket = (SSLSocket) trusted.trusted().getSocketFactory().createSocket("127.0.0.1", port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Every handshake would fail, and nobody would say why. */
    @Test
    void what_no_caller_could_trust_is_refused_in_a_sentence() throws Exception {
        Path files = Files.createDirectory(directory.resolve("bad"));
        SelfSigned other = SelfSigned.make(files, "other");
        SelfSigned over = SelfSigned.make(files, "over", "-400d", 30);
        SelfSigned future = SelfSigned.make(files, "future", "+400d", 30);
        Path unused = files.resolve("unused.pem");
        Path bad = files.resolve("bad.pem");
        Path good = files.resolve("good.pem");
        first.write(good, unused);

        other.write(unused, bad);
        assertRefused(good, bad, "of different pairs");
        over.write(unused, bad);
        assertRefused(unused, bad, "CN=over) expired on");
        future.write(unused, bad);
        assertRefused(unused, bad, "CN=future) is not valid before");
        Files.writeString(bad, "swordfish");
        assertRefused(bad, privateKey, "no certificate in PEM");
        assertRefused(good, bad, "no private key in PEM");
        assertRefused(good, files, "may not be read");
    }

    private static void assertRefused(Path certificate, Path key, String why) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Things.class,
                        "--server.port=0",
                        "--lictor.tls.certificate=" + certificate,
                        "--lictor.tls.private-key=" + key))
                .isInstanceOf(TlsUnusable.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("swordfish")
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void files_that_do_not_fit_leave_the_pair_before_in_service_until_they_do() throws Exception {
        TlsStatus status = server.getBean(TlsStatus.class);
        assertThat(status.daysLeft()).isBetween(80d, 90d);
        Path files = Files.createDirectory(directory.resolve("mixed"));
        SelfSigned other = SelfSigned.make(files, "mixed");
        other.write(certificate, files.resolve("its-key.pem"));
        try {
            while (!status.isFailing()) {
                Thread.onSpinWait();
            }
            assertThat(handshake(first, "TLSv1.3")).isEqualTo(first.certificate());
            other.write(certificate, privateKey);
            while (status.isFailing()) {
                Thread.onSpinWait();
            }
            assertThat(handshake(other, "TLSv1.3")).isEqualTo(other.certificate());
        } finally {
            first.write(certificate, privateKey);
            while (!first.certificate().equals(shown(first))) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void half_a_set_up_is_refused_in_words() {
        assertThatThrownBy(() -> SpringApplication.run(Things.class, "--lictor.tls.certificate=" + certificate))
                .isInstanceOf(TlsUnusable.class)
                .hasMessage("TLS wants a certificate and its private key: lictor.tls.private-key is missing.");
        assertThatThrownBy(() -> SpringApplication.run(
                        Things.class,
                        "--lictor.tls.certificate=" + certificate,
                        "--lictor.tls.private-key=" + directory.resolve("nothing.pem")))
                .isInstanceOf(TlsUnusable.class)
                .hasMessageContaining("nothing.pem, which is not there");
    }

    private static HttpClient client(SelfSigned trusted) throws Exception {
        return HttpClient.newBuilder().sslContext(trusted.trusted()).build();
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
