package io.lictor.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.embedded.TestDatabase;
import io.lictor.license.AnnouncedInstants;
import io.lictor.license.Contract;
import io.lictor.license.Disabled;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.license.StatusFacts;
import io.lictor.license.Succession;
import io.lictor.license.TrackRecord;
import io.lictor.license.Use;
import io.lictor.license.Validity;
import io.lictor.lookup.DisabledVersions;
import io.lictor.lookup.DisabledVersions.OfProduct;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The status filter finds exactly the licences of which {@link Status#of} says so, at and around every boundary. */
class StatusFilterTest {

    private static final long SEED = 20_261_121;
    private static final int LICENSES = 400;
    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final DisabledVersions DISABLED =
            new DisabledVersions(List.of(new OfProduct("a", List.of("1", "2")), new OfProduct("b", List.of("3"))));

    private final Random random = new Random(SEED);

    @Test
    void agreesWithTheStatusOnTheEmbeddedServer() {
        try (TestDatabase database = TestDatabase.embedded()) {
            agrees(database);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TestDatabase.SERVER, matches = ".+")
    void agreesWithTheStatusOnAServer() {
        try (TestDatabase database = TestDatabase.server()) {
            agrees(database);
        }
    }

    private void agrees(TestDatabase database) {
        ReadModel readModel = new ReadModel(database.readModel());
        List<License.Issued> licenses = new ArrayList<>();
        for (int i = 0; i < LICENSES; i++) {
            licenses.add(license(i));
        }
        readModel
                .licenses()
                .insertMany(licenses.stream()
                        .map(license -> new LicenseDocument(license, 1).write())
                        .toList());
        Set<Status> met = EnumSet.noneOf(Status.class);
        for (Instant at : instants(licenses)) {
            StatusFilter filter = new StatusFilter(DISABLED, at);
            for (Status status : Status.values()) {
                Set<String> expected = new TreeSet<>();
                licenses.stream()
                        .filter(license -> Status.of(license, DISABLED.covers(license), at) == status)
                        .forEach(license -> expected.add(license.licenseId().toString()));
                assertThat(found(readModel, filter.of(status)))
                        .as("%s at %s, seed %d", status, at, SEED)
                        .isEqualTo(expected);
                if (!expected.isEmpty()) {
                    met.add(status);
                }
            }
        }
        assertThat(met).as("statuses the cases met").containsExactlyInAnyOrder(Status.values());
    }

    /** Each boundary of some licences, and a millisecond to each side: some thousands of cases with all licences. */
    private static Set<Instant> instants(List<License.Issued> licenses) {
        Set<Instant> instants = new HashSet<>();
        for (License.Issued license : licenses.subList(0, 12)) {
            StatusFacts.of(license)
                    .boundaries()
                    .forEach(boundary ->
                            instants.addAll(List.of(boundary.minusMillis(1), boundary, boundary.plusMillis(1))));
        }
        return instants;
    }

    private static Set<String> found(ReadModel readModel, Bson filter) {
        Set<String> ids = new TreeSet<>();
        readModel
                .licenses()
                .find(filter)
                .projection(new Document("_id", 1))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    private License.Issued license(int number) {
        Kind kind = Kind.values()[random.nextInt(3)];
        // Few days, so that many licences share their boundaries.
        Instant from = DAY.plusSeconds(86_400L * random.nextInt(20));
        Term term = kind == Kind.SUBSCRIPTION ? Term.startingAt(from, Span.ofDays(1 + random.nextInt(20))) : null;
        Instant validUntil = switch (kind) {
            case TRIAL -> Span.ofDays(1 + random.nextInt(20)).after(from);
            case PERPETUAL -> random.nextInt(4) == 0 ? Span.ofDays(10).after(from) : null;
            case SUBSCRIPTION -> null;
        };
        boolean upgraded = random.nextInt(4) == 0;
        return new License.Issued(
                new UUID(7, number),
                new Contract(
                        random.nextBoolean() ? "a" : "b",
                        random.nextInt(3) == 0 ? Integer.toString(1 + random.nextInt(4)) : null,
                        "customer",
                        kind,
                        Channel.DIRECT,
                        null,
                        from),
                new Validity(from, validUntil, term, null, random.nextBoolean()),
                null,
                ActivationLimit.of(1),
                Map.of(),
                List.of(),
                new Policy(Span.ofDays(random.nextInt(8)), Span.ofDays(14), Span.ofYears(1), null),
                new KeyRef("hash", "HINT", 1, "1"),
                false,
                random.nextInt(6) == 0 ? new Disabled(DisableCause.SUSPENDED, "unpaid", from) : null,
                new Succession(
                        null,
                        upgraded ? new UUID(8, number) : null,
                        upgraded && random.nextBoolean() ? DAY.plusSeconds(86_400L * random.nextInt(30)) : null,
                        List.of()),
                new TrackRecord(false, AnnouncedInstants.NONE, List.of(), Set.of(), Use.CHANGED, false),
                Map.of());
    }
}
