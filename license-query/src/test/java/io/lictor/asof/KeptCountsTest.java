package io.lictor.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.license.License;
import io.lictor.license.StatusFacts;
import io.lictor.licenses.Counts;
import io.lictor.licenses.LicenseCounts;
import io.lictor.licenses.PastCounts;
import io.lictor.lookup.ProductFinder;
import io.lictor.projection.Projection;
import io.lictor.query.EventsOnDisk;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ProductDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.Versioned;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts that are kept are, at every instant to come, those of the licences counted one by one. */
class KeptCountsTest {

    private static final long SEED = 20_261_201;
    private static final Instant BEGIN = Instant.parse("2026-01-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STRETCHES = 12;
    private static final List<ProductScope> SCOPES = List.of(
            ProductScope.ALL,
            new ProductScope.Only(Set.of("cad")),
            new ProductScope.Only(Set.of("render", "viewer")),
            new ProductScope.Only(Set.of("unknown")));

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @Test
    void theyAreThoseOfTheLicencesOneByOne() {
        try (EventsOnDisk events = new EventsOnDisk(directory);
                TestDatabase database = TestDatabase.embedded()) {
            ReadModel readModel = new ReadModel(database.readModel());
            GeneratedBusiness business = new GeneratedBusiness(events, random, 25);
            business.open(BEGIN);
            try (Projection projection = LicensesDefinition.embedded(events.log(), readModel)) {
                projection.start();
                ProductFinder products = new ProductFinder(readModel, events.log(), projection.rebuild());
                Instant now = BEGIN;
                for (int stretch = 0; stretch < STRETCHES; stretch++) {
                    now = now.plus(Duration.ofMillis(1 + random.nextInt(15 * 86_400_000)));
                    business.live(now, 15, 60);
                    assertThat(projection.position().await(business.last(), PATIENCE))
                            .isTrue();
                    agree(now, business.licenses(), products, new LicenseCounts(readModel, products));
                }
            }
        }
    }

    private void agree(Instant now, List<License.Issued> licenses, ProductFinder products, LicenseCounts counts) {
        for (Instant at : instants(now, licenses)) {
            Population population = population(at, licenses, products);
            for (ProductScope scope : SCOPES) {
                assertThat(answers(counts.at(at, scope)))
                        .as("%s at %s, seed %d", scope, at, SEED)
                        .isEqualTo(answers(PastCounts.of(population, scope)));
            }
        }
    }

    /** Instants at and around the boundaries of some licences, and others, from now on. */
    private Set<Instant> instants(Instant now, List<License.Issued> licenses) {
        Set<Instant> instants = new HashSet<>(Set.of(now));
        for (int i = 0; i < 4; i++) {
            instants.add(now.plusMillis(random.nextLong(Duration.ofDays(500).toMillis())));
            StatusFacts.of(licenses.get(random.nextInt(licenses.size())))
                    .boundaries()
                    .forEach(boundary ->
                            instants.addAll(List.of(boundary.minusMillis(1), boundary, boundary.plusMillis(1))));
        }
        instants.removeIf(at -> at.isBefore(now));
        return instants;
    }

    private static Population population(Instant at, List<License.Issued> licenses, ProductFinder products) {
        TreeMap<String, ProductDocument> byCode = new TreeMap<>();
        products.documents().forEach(document -> byCode.put(document.product().product(), document));
        return new Population(
                at,
                0,
                licenses.stream().map(license -> new Versioned<>(license, 1)).toList(),
                byCode,
                new TreeMap<>());
    }

    private static List<Object> answers(Counts counts) {
        List<Object> answers = new ArrayList<>(List.of(
                counts.total(),
                counts.byStatus(),
                counts.byStatus("cad"),
                counts.byKind(),
                counts.byProduct(),
                counts.byChannel(),
                counts.activations(),
                counts.weeks(),
                counts.customersOver()));
        List.of(0, 7, 30, 90, 1_000).forEach(days -> answers.add(counts.ending(days)));
        return answers;
    }
}
