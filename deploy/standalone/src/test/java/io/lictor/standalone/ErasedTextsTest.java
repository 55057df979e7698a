package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Labels and reasons are shown as long as they are there, and nowhere once they were erased. */
class ErasedTextsTest {

    private static final String[] TEXTS = {
        "Room of Dr. Miller", "Desk of Mr. Smith", "Mrs. Jones was ill", "Mr. Brown owes"
    };

    @TempDir
    Path data;

    @Test
    void whatWasWrittenIsShownUntilItIsErased() throws Exception {
        LicenseFixture license;
        List<JsonNode> history;
        String erased;
        try (OwnLictor own = OwnLictor.start(data)) {
            Lictor lictor = own.client();
            license = sold(TestVendor.open(lictor));
            Instant labelled = TestVendor.now();
            assertThat(shown(license)).contains(TEXTS);
            assertThat(license.get().text("/statusReason")).isEqualTo("Mr. Brown owes");
            JsonNode before = license.get().json();
            history = license.history().valueStream().toList();
            assertThat(files()).as("also before").doesNotContain(TEXTS);

            Answer answer = license.command("erase-texts").expect(200);

            assertThat(answer.events()).containsExactly("TextsErased");
            assertThat(answer.text("/status")).isEqualTo("DISABLED");
            assertThat(license.command("erase-texts").expect(200).events()).isEmpty();
            erased = shown(license);
            assertThat(erased).doesNotContain(TEXTS);
            assertThat(lictor.get(license.path() + "?at=" + labelled)
                            .expect(200)
                            .body())
                    .doesNotContain(TEXTS);
            assertThat(withoutTexts(license.get().json(), "statusReason", "etag"))
                    .isEqualTo(withoutTexts(before, "statusReason", "etag"));
            assertAllElseStands(license, history);

            lictor.post("/v1/projections/licenses/rebuild").expect(202);
            eventually(
                    () -> lictor.get("/v1/projections").expect(200),
                    rebuilt -> assertThat(rebuilt.body()).doesNotContain("building"));
            assertThat(shown(license)).isEqualTo(erased);
        }
        assertThat(files()).doesNotContain(TEXTS);

        try (OwnLictor own = OwnLictor.start(data)) {
            LicenseFixture again = new LicenseFixture(own.client(), license.id(), license.key());
            assertThat(shown(again)).isEqualTo(erased);
            assertAllElseStands(again, history);

            again.command("enable").expect(200);
            again.deactivate("m-2").expect(200);
            again.command("activations", "{\"fingerprint\": \"m-3\", \"label\": \"Desk 3\"}")
                    .expect(201);

            assertThat(shown(again)).contains("Desk 3").doesNotContain(TEXTS);
        }
    }

    /** With every text that there is: of the vendor, of the software, and of the vendor's people. */
    private static LicenseFixture sold(TestVendor shop) {
        LicenseFixture license = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"P25D\", \"activationLimit\": 2}");
        license.command("activations", "{\"fingerprint\": \"m-1\", \"label\": \"Room of Dr. Miller\"}")
                .expect(201);
        shop.lictor()
                .post(
                        "/v1/client/activate",
                        "{\"key\": \"%s\", \"fingerprint\": \"m-2\", \"label\": \"Desk of Mr. Smith\"}"
                                .formatted(license.key()))
                .expect(201);
        Answer refused = license.activate("m-3").refused(409, "ACTIVATION_LIMIT_REACHED");
        assertThat(refused.texts("/machines", "label")).containsExactly("Room of Dr. Miller", "Desk of Mr. Smith");
        license.command(
                        "extend-term",
                        "{\"until\": \"%s\", \"reason\": \"Mrs. Jones was ill\"}".formatted(TestVendor.inDays(60)))
                .expect(200);
        license.command("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"Mr. Brown owes\"}")
                .expect(200);
        return license;
    }

    /** Returns the answers of all calls that show a licence. */
    private static String shown(LicenseFixture license) {
        Lictor lictor = license.lictor();
        return Stream.of(
                        lictor.get(license.path()).expect(200).body(),
                        lictor.get(license.path() + "/activations").expect(200).body(),
                        license.history().toString(),
                        lictor.events(0).toString(),
                        license.validate("m-1").body(),
                        license.activate("m-4").body())
                .reduce("", (all, next) -> all + "\n" + next)
                .replaceAll("\"checkedAt\":\"[^\"]*\"", "");
    }

    /** The history is as long as it was, and each of its events the same but for its text; so many machines are in use. */
    private static void assertAllElseStands(LicenseFixture license, List<JsonNode> before) {
        List<JsonNode> now = license.history().valueStream().toList();
        assertThat(now).hasSize(before.size() + 1);
        assertThat(now.getLast().path("type").asString()).isEqualTo("TextsErased");
        for (int i = 0; i < before.size(); i++) {
            assertThat(withoutTexts(now.get(i), "label", "reason"))
                    .isEqualTo(withoutTexts(before.get(i), "label", "reason"));
        }
        assertThat(now)
                .extracting(event -> event.at("/payload/texts").toString())
                .containsSequence("[\"label\"]", "[\"label\"]", "[\"reason\"]", "[\"reason\"]");
        assertThat(license.get().number("/activations/used")).isEqualTo(2);
    }

    private static String withoutTexts(JsonNode json, String... members) {
        String text = json.toString().replaceAll(",?\\{\"path\":\"/statusReason\"[^}]*}", "");
        for (String member : members) {
            text = text.replaceAll(",?\"%s\":(\"[^\"]*\"|\\d+)".formatted(member), "");
        }
        return text;
    }

    private String files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
            return all.toString();
        }
    }
}
