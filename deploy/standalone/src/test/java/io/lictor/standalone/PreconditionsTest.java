package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code If-Match} on writes and {@code Lictor-After} on reads. */
@ExtendWith(StartedLictor.class)
class PreconditionsTest {

    private final TestVendor shop;

    PreconditionsTest(TestVendor shop) {
        this.shop = shop;
    }

    /** Every write on a licence: its path and a body that it takes. */
    private static final List<String[]> WRITES = List.of(
            new String[] {"activations", "{\"fingerprint\": \"m9\"}"},
            new String[] {"renew", "{\"period\": \"P1Y\"}"},
            new String[] {"extend-term", "{\"until\": \"2040-01-01T00:00:00Z\", \"reason\": \"goodwill\"}"},
            new String[] {"cancel-auto-renew", "{}"},
            new String[] {"resume-auto-renew", "{}"},
            new String[] {"upgrade", "{\"kind\": \"PERPETUAL\"}"},
            new String[] {"add-modules", "{\"modules\": [\"seg\"]}"},
            new String[] {"remove-modules", "{\"modules\": [\"seg\"]}"},
            new String[] {"extend-upgrade-period", "{\"until\": \"2040-01-01T00:00:00Z\"}"},
            new String[] {"change-activation-limit", "{\"activationLimit\": 9}"},
            new String[] {"disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}"},
            new String[] {"enable", "{}"},
            new String[] {"reissue-key", "{}"},
            new String[] {"transfer", "{\"customer\": \"other\", \"keepMachines\": true}"},
            new String[] {"convert", "{\"kind\": \"PERPETUAL\"}"});

    private Answer write(LicenseFixture license, String[] write, String ifMatch) {
        return shop.lictor()
                .call("POST", license.path() + "/" + write[0])
                .header("If-Match", ifMatch)
                .json(write[1])
                .send();
    }

    @Test
    void everyWriteRefusesAStaleVersionAndChangesNothing() {
        LicenseFixture license = shop.subscription();
        license.activate("m1").expect(201);

        for (String[] write : WRITES) {
            assertThat(write(license, write, "\"1\"").status()).as(write[0]).isEqualTo(412);
        }
        shop.lictor()
                .call("DELETE", license.path() + "/activations/m1")
                .header("If-Match", "\"1\"")
                .send()
                .expect(412);

        assertThat(license.get().header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aStaleVersionIsAConflictThatNamesTheCurrentOne() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer refused =
                write(license, new String[] {"reissue-key", "{}"}, "\"1\"").refused(412, "CONFLICT");

        assertThat(refused.number("/currentVersion")).isEqualTo(2);
    }

    @Test
    void theVersionOfTheLastAnswerPasses() {
        LicenseFixture license = shop.perpetual();
        String etag = license.activate("m1").expect(201).header("ETag");

        String next = write(
                        license, new String[] {"disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}"}, etag)
                .expect(200)
                .header("ETag");

        assertThat(next).isEqualTo("\"3\"");
        shop.lictor()
                .call("DELETE", license.path() + "/activations/m1")
                .header("If-Match", license.get().header("ETag"))
                .send()
                .expect(200);
    }

    @Test
    void anUnreadableVersionIsRefused() {
        write(shop.perpetual(), new String[] {"reissue-key", "{}"}, "three").refused(400, "INVALID_REQUEST");
    }

    @Test
    void aReadWaitsForThePositionItNames() {
        for (int i = 0; i < 20; i++) {
            LicenseFixture license = shop.perpetual();
            String position = license.suspend().expect(200).header("Lictor-Position");

            Answer read = shop.lictor()
                    .call("GET", license.path())
                    .withoutWaiting()
                    .header("Lictor-After", position)
                    .send()
                    .expect(200);

            assertThat(read.header("ETag")).isEqualTo("\"2\"");
        }
    }

    @Test
    void everyReadThatWaitsInVainSaysWhenToTryAgain() {
        LicenseFixture license = shop.perpetual();
        String key = "{\"key\": \"%s\"}".formatted(license.key());
        String question = "{\"key\": \"%s\", \"fingerprint\": \"m1\"}".formatted(license.key());
        Stream<Lictor.Call> gets = Stream.of(
                        license.path(),
                        license.path() + "/activations",
                        license.path() + "/modules",
                        license.path() + "/key",
                        license.path() + "/history",
                        "/v1/events",
                        "/v1/licenses",
                        "/v1/customers/" + shop.customer(),
                        "/v1/products/" + shop.product(),
                        "/v1/dashboard")
                .map(path -> shop.lictor().call("GET", path));
        Stream<Lictor.Call> posts = Stream.of(
                shop.lictor().call("POST", "/v1/licenses/lookup").json(key),
                shop.lictor().call("POST", "/v1/what-if").json("{\"activationLimit\": 1}"),
                shop.lictor().call("POST", "/v1/client/validate").json(question));

        List<CompletableFuture<Answer>> answers = Stream.concat(gets, posts)
                .map(read -> read.withoutWaiting().header("Lictor-After", "999999999999"))
                .map(read -> CompletableFuture.supplyAsync(read::send, Thread::startVirtualThread))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            answer.expect(503);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        });
    }

    @Test
    void softwareMayNameTheVersionAsWell() {
        LicenseFixture license = shop.perpetual();
        String body = "{\"key\": \"%s\", \"fingerprint\": \"m\"}".formatted(license.key());
        for (String call : List.of("/v1/client/activate", "/v1/client/deactivate")) {
            String version = "\"" + license.get().number("/etag") + "\"";
            shop.lictor()
                    .call("POST", call)
                    .header("If-Match", "\"99\"")
                    .json(body)
                    .send()
                    .refused(412, "CONFLICT");
            Answer done = shop.lictor()
                    .call("POST", call)
                    .header("If-Match", version)
                    .json(body)
                    .send();
            assertThat(done.status()).as(done.toString()).isIn(200, 201);
        }
    }

    @Test
    void aWeakTagIsToldAsSuch() {
        LicenseFixture license = shop.perpetual();
        Answer answer = shop.lictor()
                .call("POST", license.path() + "/reissue-key")
                .header("If-Match", "W/\"1\"")
                .send()
                .refused(400, "INVALID_REQUEST");
        assertThat(answer.text("/detail")).contains("weak").doesNotContain("in the meantime");
        assertThat(license.get().number("/etag")).isEqualTo(1);
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        for (String position : List.of("soon", "-1", "1.5", "99999999999999999999")) {
            Answer answer = shop.lictor()
                    .call("GET", "/v1/dashboard")
                    .withoutWaiting()
                    .header("Lictor-After", position)
                    .send()
                    .expect(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void withoutWaitingAWriteIsSeenSoonAfter() {
        LicenseFixture license = shop.perpetual();

        Eventually.eventually(
                () -> shop.lictor().call("GET", license.path()).withoutWaiting().send(), answer -> answer.expect(200));
    }
}
