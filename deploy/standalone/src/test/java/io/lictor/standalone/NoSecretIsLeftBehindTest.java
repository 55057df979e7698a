package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.documents.ReadModelClient;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.testing.ListeningMongo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key, token or secret is found in what the service keeps, logs at DEBUG, measures or answers to mistakes. */
class NoSecretIsLeftBehindTest {

    /** It writes down what came over the wire, so no DEBUG of everything includes it: see docs/operations.md. */
    private static final Set<String> WIRE = Set.of("org.apache.coyote.http11.Http11InputBuffer");

    private static final Set<String> MEANT_TO_HOLD_THEM = Set.of("secrets.properties", "admin-token");

    @TempDir
    Path directory;

    private final Traces traces = new Traces();
    private final List<Answer> problems = new ArrayList<>();

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Its files can't be read while they are in use")
    void inNothingThatItKeepsLogsMeasuresOrAnswers() throws Exception {
        Path data = directory.resolve("data");
        Path log = directory.resolve("debug.log");
        try (ListeningMongo mongo = ListeningMongo.started(EmbeddedMongo.open().backend())) {
            String metrics;
            try (ChildLictor child = ChildLictor.launch(
                    Standalone.class, data, Map.of("LICTOR_MONGODBURI", mongo.uri()), options(log))) {
                Lictor lictor = child.client();
                useItAll(lictor);
                metrics = lictor.get("/actuator/prometheus").expect(200).body();
            }
            Properties secrets = new Properties();
            secrets.load(Files.newBufferedReader(data.resolve("secrets.properties")));
            traces.lookFor("the secret of keys", secrets.getProperty("derivation.1"));
            traces.lookFor("the secret of look-ups", secrets.getProperty("lookup"));
            traces.lookFor(
                    "the admin token",
                    Files.readString(data.resolve("admin-token")).strip());

            assertThat(Files.size(log)).as("a log at DEBUG is long").isGreaterThan(1_000_000);
            traces.inFiles(data, MEANT_TO_HOLD_THEM);
            traces.inLog(log);
            traces.inText("metrics", metrics);
            problems.forEach(problem -> traces.inText(problem.toString().substring(0, 40), problem.body()));
            assertThat(problems).hasSizeGreaterThan(20);
            inReadModel(mongo.uri());
        }
        assertThat(traces.spellings()).isGreaterThan(50);
        assertThat(traces.found()).isEmpty();
    }

    /** Every logger at DEBUG, also those that are quiet by default. */
    private static String[] options(Path log) throws IOException {
        Properties defaults = new Properties();
        try (InputStream in = Lictor.class.getResourceAsStream("/io/lictor/web/defaults.properties")) {
            defaults.load(in);
        }
        return Stream.concat(
                        Stream.of(
                                "--lictor.read-after-timeout=20s", // however busy the machine is
                                "--logging.file.name=" + log,
                                "--logging.logback.rollingpolicy.max-file-size=2GB",
                                "--logging.threshold.console=OFF"),
                        defaults.stringPropertyNames().stream()
                                .filter(name -> name.startsWith("logging.level."))
                                .filter(name -> !WIRE.contains(name.substring("logging.level.".length())))
                                .map(name -> "--" + name + "=debug"))
                .toArray(String[]::new);
    }

    private void useItAll(Lictor lictor) {
        TestVendor shop = TestVendor.open(lictor);
        LicenseFixture license = remembered("an issued key", shop.perpetual());
        license.clientActivate("m1").expect(201);
        license.validate("m1");
        license.validate("m2");
        license.clientDeactivate("m1").expect(200);
        problem(license.clientDeactivate("m1"));
        lictor.call("POST", "/v1/client/activate")
                .header("Authorization", "License " + license.key())
                .header("Idempotency-Key", "once")
                .json("{\"fingerprint\": \"m3\", \"label\": \"l\"}")
                .send()
                .expect(201);
        lookUp(lictor, license.key()).expect(200);
        lictor.get(license.path() + "/key").expect(200);

        LicenseFixture imported = remembered(
                "an imported key", shop.imported("OLD-" + UUID.randomUUID() + "-key", "{\"kind\": \"PERPETUAL\"}"));
        imported.clientActivate("m1").expect(201);
        imported.validate("m1");
        problem(lictor.get(imported.path() + "/key"));
        problem(shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(imported.key())));

        LicenseFixture reissued = remembered("a replaced key", shop.perpetual());
        remembered(
                "its successor",
                reissued.withKey(
                        reissued.command("reissue-key", "{}").expect(200).text("/key")));
        reissued.validate("m1");
        problem(reissued.clientActivate("m1"));
        problem(lookUp(lictor, reissued.key()));
        Answer upgraded =
                reissued.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);
        traces.lookFor("the key of an upgrade", upgraded.text("/key"));
        for (int i = 0; i < 2; i++) {
            Answer moved = lictor.call("POST", "/v1/licenses/" + upgraded.text("/successorId") + "/transfer")
                    .header("Idempotency-Key", "moved-once")
                    .json("{\"customer\": \"buyer\", \"keepMachines\": true, \"reissueKey\": true}")
                    .send()
                    .expect(200);
            traces.lookFor("the new key of what was transferred", moved.text("/key"));
            traces.lookFor("the new key of what went with it", moved.text("/keys/0/key"));
        }

        for (int i = 0; i < 2; i++) { // the second time it is the kept answer
            Answer sold = lictor.call("POST", "/v1/licenses")
                    .header("Idempotency-Key", "sold-once")
                    .json("{\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\"}"
                            .formatted(shop.product()))
                    .send()
                    .expect(201);
            traces.lookFor("a key that was answered again", sold.text("/key"));
        }

        Answer token = lictor.post("/v1/tokens", "{\"name\": \"ci\", \"roles\": [\"reader\"]}")
                .expect(201);
        traces.lookFor("a token", token.text("/token"));
        Lictor reader = lictor.withToken(token.text("/token"));
        reader.get("/v1/licenses").expect(200);
        problem(reader.get(license.path() + "/key").expect(403));
        lictor.delete("/v1/tokens/" + token.text("/tokenId")).expect(200);
        problem(reader.get("/v1/licenses").expect(401));
        problem(lictor.anonymous().get("/v1/licenses").expect(401));

        inOddPlaces(lictor, license, license.key());
        inOddPlaces(lictor, license, token.text("/token"));
        String mistyped =
                (license.key().startsWith("Z") ? "Y" : "Z") + license.key().substring(1);
        traces.lookFor("a mistyped key", mistyped);
        inOddPlaces(lictor, license, mistyped);
    }

    /**
     * Sends the secret where only a caller's mistake would put it. Fingerprints, names and other members that are
     * stored or repeated hold what was given, so they are left out.
     */
    private void inOddPlaces(Lictor lictor, LicenseFixture license, String secret) {
        String quoted = "\"" + secret + "\"";
        for (String path : List.of("/v1/client/activate", "/v1/client/validate", "/v1/client/deactivate")) {
            problem(lictor.post(path, "{\"key\": " + quoted + ", \"fingerprint\": \"m9\", \"seat\": 1}"));
            problem(lictor.post(path, "{\"key\": " + secret + "}"));
            problem(lictor.post(path, "{\"key\": " + quoted));
            problem(lictor.post(path, "{\"key\": [" + quoted + "], \"fingerprint\": \"m9\"}"));
            problem(lictor.post(path, "{\"key\": " + quoted + ", \"fingerprint\": null}"));
            problem(lictor.post(path, quoted));
            lictor.call("POST", path)
                    .header("Authorization", "License " + secret)
                    .json("{\"key\": \"another-key\", \"fingerprint\": \"m9\"}")
                    .send()
                    .expect(400);
        }
        problem(lictor.post("/v1/licenses", "{\"kind\": " + quoted + "}"));
        problem(lictor.post("/v1/licenses", "{\"startsAt\": " + quoted + "}"));
        problem(lictor.post("/v1/licenses/lookup", "{\"keys\": " + quoted + "}"));
        problem(lictor.call("POST", license.path() + "/disable")
                .header("If-Match", secret)
                .json("{\"cause\": " + quoted + "}")
                .send());
        for (String scheme : List.of("Bearer ", "License ", "Basic ", "")) {
            problem(lictor.call("GET", "/v1/licenses")
                    .header("Authorization", scheme + secret)
                    .send()
                    .expect(401));
        }
        problem(lictor.call("POST", "/v1/client/validate")
                .body("text/plain", secret.getBytes(StandardCharsets.UTF_8))
                .send());
        lictor.call("POST", license.path() + "/activations")
                .header("Idempotency-Key", secret)
                .json("{\"fingerprint\": \"m1\"}")
                .send();
    }

    private LicenseFixture remembered(String name, LicenseFixture license) {
        traces.lookFor(name, license.key());
        return license;
    }

    private static Answer lookUp(Lictor lictor, String key) {
        return lictor.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(key));
    }

    private void problem(Answer answer) {
        if (answer.status() >= 400) {
            problems.add(answer);
        }
    }

    private void inReadModel(String uri) {
        int documents = 0;
        try (MongoClient client = ReadModelClient.open(uri)) {
            for (String database : client.listDatabaseNames()) {
                for (String collection : client.getDatabase(database).listCollectionNames()) {
                    for (var document : client.getDatabase(database)
                            .getCollection(collection)
                            .find()) {
                        traces.inText("read model, " + collection, document.toJson());
                        documents++;
                    }
                }
            }
        }
        assertThat(documents).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "key=%s", "{\"key\": \"%s\"}"})
    void aSecretThatIsLeftBehindIsFound(String text) throws IOException {
        String key = "ABCDE-FGHJK-MNPQR-STVWX-YZ234";
        traces.lookFor("a key", key);
        Map<String, String> planted = new HashMap<>();
        planted.put("raw", key);
        planted.put("bare", key.replace("-", ""));
        planted.put("lower", key.toLowerCase());
        planted.put("base64", Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, String> one : planted.entrySet()) {
            Files.writeString(directory.resolve(one.getKey()), "\u0000before " + text.formatted(one.getValue()));
        }
        Files.writeString(directory.resolve("admin-token"), key);

        traces.inFiles(directory, MEANT_TO_HOLD_THEM);
        assertThat(traces.found()).hasSize(planted.size()).allMatch(found -> !found.contains(key));
        traces.inLog(directory.resolve("lower"));
        assertThat(traces.found()).hasSize(planted.size() + 1);
    }
}
