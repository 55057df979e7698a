package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.secrets.SecretsTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new secret for new keys: those issued before are found, shown and validated as ever. */
class SecretRotationTest {

    @TempDir
    Path data;

    @Test
    void keysIssuedBeforeARotationGoOnAndNewOnesAreMadeWithTheNewSecret() throws Exception {
        Path file = data.resolve("data/secrets.properties");
        LicenseFixture old;
        LicenseFixture reissued;
        try (OwnLictor lictor = OwnLictor.start(data)) {
            TestVendor shop = TestVendor.open(lictor.client());
            old = shop.perpetual();
            reissued = shop.perpetual();
            old.clientActivate("m1").expect(201);
            reissued.clientActivate("m1").expect(201);
        }
        assertThat(SecretsTool.run(List.of("rotate", file.toString()), System.err))
                .isZero();

        LicenseFixture renewed;
        try (OwnLictor lictor = OwnLictor.start(data)) {
            assertServed(lictor, old);
            renewed = TestVendor.open(lictor.client()).perpetual();
            renewed.clientActivate("m1").expect(201);
            String replaced = reissued.key();
            reissued = reissued.withKey(
                    lictor.client().post(reissued.path() + "/reissue-key", "{}").text("/key"));
            assertServed(lictor, renewed);
            assertServed(lictor, reissued);
            assertThat(at(lictor, reissued.withKey(replaced)).validate("m1").text("/code"))
                    .isEqualTo("KEY_REPLACED");
            assertThat(secretOf(lictor, old)).isEqualTo("1");
            assertThat(secretOf(lictor, renewed)).isEqualTo("2");
        }

        Properties secrets = new Properties();
        secrets.load(Files.newBufferedReader(file));
        Files.delete(file);
        try (OwnLictor lictor = OwnLictor.start(
                data,
                secrets.stringPropertyNames().stream()
                        .map(name -> "--lictor.secrets." + name + "=" + secrets.getProperty(name))
                        .toArray(String[]::new))) {
            assertServed(lictor, old);
            assertServed(lictor, renewed);
            assertServed(lictor, reissued);
        }
        assertThat(file).doesNotExist();
    }

    private static LicenseFixture at(OwnLictor lictor, LicenseFixture license) {
        return new LicenseFixture(lictor.client(), license.id(), license.key());
    }

    private static void assertServed(OwnLictor lictor, LicenseFixture license) {
        Lictor client = lictor.client();
        assertThat(at(lictor, license).validate("m1").text("/code")).isEqualTo("VALID");
        assertThat(client.get(license.path() + "/key").expect(200).text("/key")).isEqualTo(license.key());
        assertThat(client.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()))
                        .expect(200)
                        .text("/licenseId"))
                .isEqualTo(license.id());
    }

    private static String secretOf(OwnLictor lictor, LicenseFixture license) {
        return at(lictor, license)
                .history()
                .path(0)
                .path("payload")
                .path("key")
                .path("secretId")
                .asString();
    }
}
