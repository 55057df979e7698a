package io.lictor.queryservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.commandservice.CommandService;
import io.lictor.standalone.Standalone;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the meters of the services with the catalogue in the documents, and expects all of them before their first
 * event. {@code -Dlictor.metrics.write=true} writes the catalogue anew.
 */
class MetricsTest {

    private static final Path CATALOGUE = Path.of("../../docs/metrics.md");
    private static final String BEGIN = "<!-- of the services, as they run: MetricsTest writes it -->\n";

    @TempDir
    static Path data;

    private static TestDatabase database;
    private static final Map<String, Scrape> first = new LinkedHashMap<>();
    private static final Map<String, Scrape> used = new LinkedHashMap<>();

    @BeforeAll
    static void lookAtEach() {
        database = TestPostgres.database();
        look("standalone", Standalone.class);
        look("command", CommandService.class);
        look("query", QueryService.class);
    }

    private static void look(String name, Class<?> application) {
        try (OwnService service = OwnService.start(application, data, database)) {
            Lictor lictor = service.client();
            Scrape.of(lictor); // the first request is measured once it is answered
            first.put(name, Scrape.of(lictor));
            use(lictor, name);
            used.put(name, Scrape.of(lictor));
        }
    }

    private static void use(Lictor lictor, String name) {
        if (name.equals("standalone")) {
            TestVendor shop = TestVendor.open(lictor);
            shop.perpetual().activate("m1").expect(201);
            shop.perpetual().command("renew", "{\"period\": \"P1Y\"}").expect(409);
        }
        if (name.equals("command")) {
            lictor.put("/v1/products/metrics", "{\"name\": \"Metrics\"}").expect(201);
            lictor.post("/v1/client/activate", "{\"key\": \"no-such-key-at-all\", \"fingerprint\": \"m\"}");
        } else {
            lictor.post("/v1/client/validate", "{\"key\": \"no-such-key-at-all\", \"fingerprint\": \"m\"}")
                    .expect(200);
            lictor.get("/v1/licenses/no-such").expect(404);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyOneSaysWhatItMeans() {
        used.forEach((service, scrape) -> scrape.families()
                .forEach((name, family) -> assertThat(family.meaning())
                        .as("%s of %s", name, service)
                        .isNotBlank()));
    }

    @Test
    void nothingOfOursComesIntoBeingWithItsFirstEvent() {
        used.forEach((service, scrape) -> assertThat(ours(scrape.series()))
                .isEqualTo(ours(first.get(service).series()))
                .isNotEmpty());
    }

    @Test
    void fewLinesAreBuckets() {
        used.forEach((service, scrape) -> assertThat(scrape.series().stream()
                        .filter(line -> line.contains("_bucket{"))
                        .count())
                .as(service)
                .isLessThan(scrape.series().size() / 2));
    }

    @Test
    void theCatalogueHasThemAll() throws IOException {
        String document = Files.readString(CATALOGUE);
        String whole = document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + table();
        if (Boolean.getBoolean("lictor.metrics.write")) {
            Files.writeString(CATALOGUE, whole);
        }
        assertThat(Files.readString(CATALOGUE)).isEqualTo(whole);
    }

    private static Set<String> ours(Set<String> names) {
        return names.stream().filter(name -> name.startsWith("lictor_")).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns whether the catalogue lists the meter. Meters of the JVM, the machine and libraries depend on those, and
     * are described by them.
     */
    private static boolean isCatalogued(String name) {
        return name.startsWith("lictor_") || name.startsWith("http_");
    }

    private static String table() {
        Map<String, List<String>> where = new TreeMap<>();
        Map<String, Scrape.Family> all = new TreeMap<>();
        used.forEach((service, scrape) -> scrape.families().forEach((name, family) -> {
            if (isCatalogued(name)) {
                where.computeIfAbsent(name, _ -> new ArrayList<>()).add(service);
                all.putIfAbsent(name, family);
            }
        }));
        return "| Name | Type | Labels | Of | Meaning |\n|---|---|---|---|---|\n"
                + all.entrySet().stream()
                        .map(entry -> "| `%s` | %s | %s | %s | %s |\n"
                                .formatted(
                                        entry.getKey(),
                                        entry.getValue().type(),
                                        entry.getValue().labels().stream()
                                                .map(label -> "`" + label + "`")
                                                .collect(Collectors.joining(", ")),
                                        of(where.get(entry.getKey())),
                                        entry.getValue().meaning()))
                        .collect(Collectors.joining());
    }

    private static String of(List<String> services) {
        return services.size() == used.size() ? "all" : String.join(", ", services);
    }
}
