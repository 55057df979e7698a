package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.standalone.RfcVerifier.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The log as an auditor sees it, who believes nothing but arithmetic and the public key. */
class AuditTest {

    @TempDir
    Path directory;

    private OwnLictor start(String... options) {
        return OwnLictor.start(directory, options);
    }

    private Path data(String name) {
        return directory.resolve("data").resolve(name);
    }

    private RfcVerifier verifier() throws IOException {
        return new RfcVerifier(Files.readString(data("audit-key.pub")));
    }

    private static String checkpoint(Lictor lictor, String query) {
        Answer answer = lictor.get("/v1/audit/checkpoint" + query).expect(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        return answer.body();
    }

    private static List<JsonNode> export(Lictor lictor, String query) {
        Answer answer = lictor.get("/v1/audit/export" + query).expect(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().lines().map(Answer.JSON::readTree).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> leafHashes(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> RfcVerifier.leafHash(line.path("leaf").asString()))
                .toList();
    }

    private static void assertIncluded(JsonNode proof, String leafHash, Root root) {
        assertThat(proof.path("size").longValue()).isEqualTo(root.size());
        assertThat(proof.path("leafHash").asString()).isEqualTo(leafHash);
        RfcVerifier.includes(
                leafHash, proof.path("leafIndex").longValue(), root.size(), texts(proof.path("hashes")), root.hash());
    }

    private static TestVendor population(Lictor lictor, int licenses) {
        TestVendor shop = TestVendor.open(lictor);
        for (int i = 0; i < licenses; i++) {
            LicenseFixture sold = shop.perpetual();
            sold.activate("machine-" + i).expect(201);
        }
        return shop;
    }

    @Test
    void everyEventIsProvenByWhatItsLineSays() throws IOException {
        try (OwnLictor own = start("--lictor.audit.checkpoint-interval=0")) {
            Lictor auditor = own.client().as("auditor", "auditor");
            population(own.client(), 5);
            Root older = verifier().open(checkpoint(auditor, ""));
            population(own.client(), 3);

            List<JsonNode> lines = export(auditor, "");

            Root root = verifier().open(lines.getFirst().path("checkpoint").asString());
            assertThat(lines.getLast().path("position").longValue()).isEqualTo(root.size());
            List<String> hashes = leafHashes(lines);
            assertThat(RfcVerifier.root(hashes)).isEqualTo(root.hash());
            assertThat(RfcVerifier.root(hashes.subList(0, (int) older.size()))).isEqualTo(older.hash());
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i).path("position").longValue()).isEqualTo(i + 1);
                assertIncluded(lines.get(i), hashes.get(i), root);
                assertIncluded(
                        auditor.get("/v1/audit/inclusion?position=%d&size=%d".formatted(i + 1, root.size()))
                                .expect(200)
                                .json(),
                        hashes.get(i),
                        root);
            }
            for (int size = 0; size <= root.size(); size++) {
                Answer proof = auditor.get("/v1/audit/consistency?from=%d&to=%d".formatted(size, root.size()))
                        .expect(200);
                assertThat(texts(proof.at("/hashes"))).isEqualTo(RfcVerifier.consistency(size, hashes));
            }
            Root again = verifier().open(checkpoint(auditor, "?size=" + older.size()));
            assertThat(again).isEqualTo(older);
        }
    }

    @Test
    void anExportIsResumed() {
        try (OwnLictor own = start()) {
            Lictor admin = own.client();
            population(admin, 5);
            List<JsonNode> all = export(admin, "");

            List<JsonNode> resumed = new ArrayList<>();
            long next = 1;
            while (next <= all.size()) {
                List<JsonNode> page = export(admin, "?from=%d&to=%d".formatted(next, next + 4));
                resumed.addAll(page);
                next = page.getLast().path("position").longValue() + 1;
            }
            assertThat(leafHashes(resumed.subList(0, all.size()))).isEqualTo(leafHashes(all));
        }
    }

    @Test
    void anExportOfACustomerOrAProductProvesItselfToo() throws IOException {
        try (OwnLictor own = start()) {
            Lictor admin = own.client();
            TestVendor shop = population(admin, 3);
            population(admin, 2);

            List<JsonNode> chosen = export(admin, "?customer=" + shop.customer());

            assertThat(chosen).hasSize(9);
            assertThat(chosen.stream().map(line -> line.path("type").asString()).distinct())
                    .containsExactly("LicenseKeyAssigned", "LicenseIssued", "LicenseActivated");
            Root root = verifier().open(chosen.getFirst().path("checkpoint").asString());
            for (JsonNode line : chosen) {
                assertIncluded(line, RfcVerifier.leafHash(line.path("leaf").asString()), root);
            }
            assertThat(export(admin, "?product=" + shop.product())).hasSize(10);
        }
    }

    @Test
    void erasedTextsLeaveAllProofsAsTheyWere() throws IOException {
        try (OwnLictor own = start()) {
            Lictor lictor = own.client();
            LicenseFixture license = population(lictor, 1).perpetual();
            license.command("activations", "{\"fingerprint\": \"m-1\", \"label\": \"Room of Dr. Miller\"}")
                    .expect(201);
            String before = checkpoint(lictor, "");
            List<JsonNode> lines = export(lictor, "");
            assertThat(lines.toString()).doesNotContain("Miller");

            license.command("erase-texts").expect(200);

            Root root = verifier().open(before);
            assertThat(checkpoint(lictor, "?size=" + root.size())).isEqualTo(before);
            List<String> now = leafHashes(export(lictor, ""));
            assertThat(now.subList(0, lines.size())).isEqualTo(leafHashes(lines));
            assertThat(RfcVerifier.root(now.subList(0, (int) root.size()))).isEqualTo(root.hash());
        }
    }

    @Test
    void theSameKeySignsTheSameAfterARestart() throws IOException {
        String note;
        String key;
        try (OwnLictor own = start()) {
            population(own.client(), 2);
            note = checkpoint(own.client(), "");
            key = own.client().get("/v1/audit/key").expect(200).body();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data("audit-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(data("audit-key.pub")).content().isEqualTo(key);
        try (OwnLictor own = start()) {
            Root root = verifier().open(note);
            assertThat(checkpoint(own.client(), "?size=" + root.size())).isEqualTo(note);
            assertThat(own.client().get("/v1/audit/key").expect(200).body()).isEqualTo(key);
        }
    }

    @Test
    void checkpointsGoWhereTheOperatorWantsThem() throws IOException {
        Path file = directory.resolve("checkpoints");
        try (OwnLictor own =
                start("--lictor.audit.checkpoint-interval=PT0.05S", "--lictor.audit.checkpoint-file=" + file)) {
            population(own.client(), 1);
            Root root = verifier().open(checkpoint(own.client(), ""));
            eventually(() -> newestIn(file), size -> assertThat(size).isGreaterThanOrEqualTo(root.size()));
        }
        String notes = Files.readString(file);
        long last = 0;
        for (String note : notes.split("(?<=\n)(?=lictor/)")) {
            Root root = verifier().open(note);
            assertThat(root.size()).isGreaterThan(last);
            last = root.size();
        }
    }

    private long newestIn(Path file) {
        try {
            String notes = Files.exists(file) ? Files.readString(file) : "";
            int start = notes.lastIndexOf("lictor/", Math.max(0, notes.lastIndexOf("\n\n")));
            return start < 0 || notes.isEmpty()
                    ? 0
                    : verifier().open(notes.substring(start)).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aLostKeyStopsNothingButTheSigning() throws IOException {
        try (OwnLictor own = start()) {
            population(own.client(), 1);
            checkpoint(own.client(), "");
        }
        Files.delete(data("audit-key.pem"));
        try (OwnLictor own = start()) {
            population(own.client(), 1);
            own.client().get("/v1/audit/checkpoint").refused(503, "AUDIT_KEY_MISSING");
            own.client().get("/v1/audit/export").refused(503, "AUDIT_KEY_MISSING");
            own.client().get("/v1/audit/inclusion?position=1").expect(200);
        }
        assertThat(data("audit-key.pem")).doesNotExist();
    }

    @Test
    void isForAuditorsOfTheWholeOnly() {
        try (OwnLictor own = start()) {
            Lictor admin = own.client();
            Answer made = admin.post(
                    "/v1/tokens", "{\"name\": \"limited\", \"roles\": [\"auditor\"], \"products\": [\"radview\"]}");
            Lictor limited = admin.withToken(made.expect(201).text("/token"));
            for (String call : List.of("checkpoint", "key", "inclusion?position=1", "consistency?from=1", "export")) {
                admin.as("issuer", "issuer").get("/v1/audit/" + call).refused(403, "NOT_ALLOWED");
                limited.get("/v1/audit/" + call).refused(403, "NOT_ALLOWED");
                admin.anonymous().get("/v1/audit/" + call).refused(401, "UNAUTHENTICATED");
            }
        }
    }
}
