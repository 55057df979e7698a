package io.lictor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.checkpoint.Checkpoint;
import io.lictor.checkpoint.InvalidNote;
import io.lictor.checkpoint.VerifierKey;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.merkle.MerkleProof;
import io.lictor.merkle.MerkleTree;
import io.lictor.query.QueryService;
import io.lictor.query.SampleLicense;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The audit's part of the HTTP contract, from outside. */
class AuditReadsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String OTHER = "plan";

    @TempDir
    Path directory;

    private QueryService service;

    @BeforeEach
    void start() {
        service = QueryService.with(AuditConfiguration.class, directory, NOW);
        service.events()
                .append(new ProductDefined(
                        SampleLicense.PRODUCT,
                        "Render",
                        Policy.DEFAULT,
                        ActivationLimit.of(2),
                        SampleLicense.NEW_YEAR));
        service.events().append(sold(1, "acme").events());
        service.events().append(new LicenseActivated(id(1), "machine-1", "Desk", null, NOW));
        service.events()
                .append(new ProductDefined(
                        OTHER, "Plan", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR));
        service.events().append(sold(2, "other").eventsOf(OTHER));
        service.events().append(new LicenseTransferred(id(2), "acme", true, NOW));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static UUID id(int number) {
        return new UUID(0x0198_0000_0000_7000L, number);
    }

    private static SampleLicense sold(int number, String customer) {
        return SampleLicense.subscription(id(number), customer);
    }

    private Checkpoint checkpoint(String query) throws InvalidNote {
        var answer = service.get("/v1/audit/checkpoint" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain");
        assertThat(answer.response().headers().firstValue("Cache-Control")).contains("no-store");
        return QueryService.SIGNER.verifierKey().open(answer.response().body());
    }

    private static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        proof.path("hashes").forEach(hash -> hashes.add(HexFormat.of().parseHex(hash.asString())));
        return hashes;
    }

    private static boolean isIncluded(JsonNode proof, byte[] root) {
        return MerkleProof.includes(
                HexFormat.of().parseHex(proof.path("leafHash").asString()),
                proof.path("leafIndex").asLong(),
                proof.path("size").asLong(),
                hashes(proof),
                root);
    }

    @Test
    void theNewestCheckpointHasAllEvents() throws InvalidNote {
        assertThat(checkpoint("").size()).isEqualTo(8);
        service.events().append(sold(3, "acme").events());
        assertThat(checkpoint("").size()).isEqualTo(10);
        assertThat(checkpoint("?size=8").size()).isEqualTo(8);
    }

    @Test
    void theKeyIsThatOfTheCheckpoints() throws InvalidNote {
        String text = service.get("/v1/audit/key").response().body();

        String note = service.get("/v1/audit/checkpoint").response().body();
        assertThat(VerifierKey.parse(text).open(note).origin()).isEqualTo("example.com/log");
    }

    @Test
    void anEventIsInTheLog() throws InvalidNote {
        for (int position = 1; position <= 8; position++) {
            for (int size = position; size <= 8; size++) {
                JsonNode proof = service.get("/v1/audit/inclusion?position=" + position + "&size=" + size)
                        .body();
                assertThat(isIncluded(proof, checkpoint("?size=" + size).root()))
                        .isTrue();
            }
        }
        JsonNode newest = service.get("/v1/audit/inclusion?position=3").body();
        assertThat(newest.path("size").asInt()).isEqualTo(8);
        assertThat(isIncluded(newest, checkpoint("").root())).isTrue();
    }

    @Test
    void oneCheckpointIsTheBeginningOfTheOther() throws InvalidNote {
        for (int from = 0; from <= 8; from++) {
            JsonNode proof = service.get("/v1/audit/consistency?from=" + from).body();
            assertThat(proof.path("to").asInt()).isEqualTo(8);
            assertThat(MerkleProof.isConsistent(
                            from,
                            checkpoint("?size=" + from).root(),
                            8,
                            checkpoint("").root(),
                            hashes(proof)))
                    .isTrue();
        }
    }

    @Test
    void whatIsNoPositionOrSizeIsRefused() {
        for (String wrong : List.of(
                "checkpoint?size=-1",
                "checkpoint?size=x",
                "inclusion",
                "inclusion?position=0",
                "inclusion?position=4&size=3",
                "consistency",
                "consistency?from=-1",
                "consistency?from=4&to=3",
                "export?from=0",
                "export?from=3&to=2",
                "export?position=1")) {
            assertThat(service.get("/v1/audit/" + wrong).status()).as(wrong).isEqualTo(400);
        }
        for (String beyond : List.of("checkpoint?size=9", "inclusion?position=9", "consistency?from=9")) {
            var answer = service.get("/v1/audit/" + beyond);
            assertThat(answer.status()).as(beyond).isEqualTo(404);
            assertThat(answer.at("/code")).isEqualTo("LOG_TOO_SHORT");
            assertThat(answer.body().at("/size").asInt()).isEqualTo(8);
        }
    }

    private List<JsonNode> export(String query) {
        var answer = service.get("/v1/audit/export" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/x-ndjson");
        return answer.lines();
    }

    private static List<Long> positions(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("position").asLong()).toList();
    }

    @Test
    void eachLineOfAnExportProvesItself() throws InvalidNote {
        List<JsonNode> lines = export("");

        assertThat(positions(lines)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        Checkpoint checkpoint = QueryService.SIGNER
                .verifierKey()
                .open(lines.getFirst().path("checkpoint").asString());
        for (JsonNode line : lines) {
            byte[] leaf = line.path("leaf").asString().getBytes(StandardCharsets.UTF_8);
            assertThat(line.path("leafHash").asString())
                    .isEqualTo(HexFormat.of().formatHex(MerkleTree.leafHash(leaf)));
            assertThat(isIncluded(line, checkpoint.root())).isTrue();
            assertThat(line.has("checkpoint")).isEqualTo(line == lines.getFirst());
        }
    }

    @Test
    void aLineSaysWhatItsLeafSays() {
        JsonNode line = export("?from=4&to=4").getFirst();

        JsonNode leaf = new tools.jackson.databind.json.JsonMapper()
                .readTree(line.path("leaf").asString());
        assertThat(line.path("type").asString()).isEqualTo("LicenseActivated");
        assertThat(leaf.path("type").asString()).isEqualTo("licensing.LicenseActivated");
        assertThat(line.path("licenseId").asString()).isEqualTo(id(1).toString());
        assertThat(leaf.path("streamId").asString()).isEqualTo(id(1).toString());
        assertThat(line.path("sequence")).isEqualTo(leaf.path("sequence"));
        assertThat(line.path("payload")).isEqualTo(leaf.path("payload"));
        assertThat(line.path("at")).isEqualTo(leaf.path("recordedAt"));
        assertThat(line.path("actor").asString()).isEqualTo("tester");
        assertThat(line.path("command").asString()).isEqualTo("Test");
        assertThat(line.path("correlationId").asString()).isEqualTo("correlation-1");
        assertThat(line.has("product")).isFalse();
        assertThat(line.toString()).as("texts lie beside the events").doesNotContain("Desk");
        assertThat(export("?to=1").getFirst().path("product").asString()).isEqualTo(SampleLicense.PRODUCT);
    }

    @Test
    void anExportIsResumed() {
        assertThat(positions(export("?to=3"))).containsExactly(1L, 2L, 3L);
        assertThat(positions(export("?from=4"))).containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(positions(export("?from=7&to=1000"))).containsExactly(7L, 8L);
        assertThat(export("?from=9")).isEmpty();
    }

    @Test
    void anExportOfSomethingHasItAlone() {
        assertThat(positions(export("?product=" + SampleLicense.PRODUCT))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(positions(export("?customer=other"))).containsExactly(6L, 7L, 8L);
        assertThat(positions(export("?customer=acme"))).contains(2L, 4L, 8L).doesNotContain(1L, 5L, 6L);
        assertThat(positions(export("?product=" + OTHER + "&customer=acme")))
                .contains(8L)
                .doesNotContain(2L, 6L);
        assertThat(export("?product=nothing")).isEmpty();
        JsonNode first = export("?customer=other").getFirst();
        assertThat(first.has("checkpoint")).isTrue();
    }

    @Test
    void aRowThatWasChangedIsExportedBesideTheHashItHad() {
        String before = export("?from=4&to=4").getFirst().path("leafHash").asString();
        service.events()
                .execute("UPDATE event SET payload = replace(payload, 'machine-1', 'machine-2') WHERE position = 4");

        JsonNode line = export("?from=4&to=4").getFirst();

        assertThat(line.path("payload").path("fingerprint").asString()).isEqualTo("machine-2");
        assertThat(line.path("leafHash").asString()).isEqualTo(before);
        byte[] leaf = line.path("leaf").asString().getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(leaf))).isNotEqualTo(before);
    }

    @Test
    void aRowThatIsNoJsonAnyMoreHasItsLine() {
        service.get("/v1/audit/checkpoint");
        service.events().execute("UPDATE event SET payload = 'no\njson', recorded_at = 'once' WHERE position = 4");
        service.events().execute("DELETE FROM event WHERE position = 6");

        List<JsonNode> lines = export("");

        assertThat(positions(lines)).containsExactly(1L, 2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(lines.get(3).path("payload").asString()).isEqualTo("no\njson");
        assertThat(lines.get(3).path("at").asString()).isEqualTo("once");
    }
}
