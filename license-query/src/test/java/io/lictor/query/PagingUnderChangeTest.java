package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.event.TermExtended;
import io.lictor.event.TrialConverted;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A reader of all pages of a list sees every licence exactly once that was in it all the time, whatever happens
 * meanwhile.
 */
class PagingUnderChangeTest {

    private static final Instant NOW = SampleLicense.NEW_YEAR.plus(Duration.ofDays(100));
    private static final List<String> CUSTOMERS = List.of("a", "b", "c 1", "ü", "\uD83D\uDE00", "\uE000");

    @TempDir
    Path directory;

    private final Random random = new Random(20261201);
    private final Map<UUID, License.Issued> licenses = new LinkedHashMap<>();
    private QueryService service;

    static Stream<String> sorts() {
        return Stream.of("licenseId", "issuedAt", "endsAt", "customer", "product")
                .flatMap(sort -> Stream.of(sort, "-" + sort));
    }

    @BeforeEach
    void start() {
        service = new QueryService(directory, NOW);
        service.events()
                .append(new ProductDefined(
                        SampleLicense.PRODUCT,
                        "Render",
                        Policy.DEFAULT,
                        ActivationLimit.of(2),
                        SampleLicense.NEW_YEAR));
        for (int i = 0; i < 25; i++) {
            sell();
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void everythingIsSeenOnce(String sort) {
        for (int limit = 1; limit <= 3; limit++) {
            Set<UUID> before = Set.copyOf(licenses.keySet());
            Map<String, Integer> seen = walk("/v1/licenses?sort=" + sort + "&limit=" + limit, 3);

            assertThat(seen.values()).as("%s by %d: none twice", sort, limit).containsOnly(1);
            assertThat(seen.keySet())
                    .as("%s by %d: all", sort, limit)
                    .containsAll(before.stream().map(UUID::toString).toList());
        }
    }

    @Test
    void alsoAmongThoseThatFit() {
        Map<String, Integer> seen = walk(
                "/v1/licenses?sort=-endsAt&limit=2&product=" + SampleLicense.PRODUCT + "&status=ACTIVE,GRACE,EXPIRED",
                5);

        assertThat(seen.values()).containsOnly(1);
    }

    @Test
    void theOrderIsThatOfTheFirstPage() {
        List<String> order =
                new ArrayList<>(walk("/v1/licenses?sort=endsAt&limit=200", 0).keySet());

        assertThat(walk("/v1/licenses?sort=endsAt&limit=2", 4).keySet())
                .filteredOn(order::contains)
                .containsExactlyElementsOf(order);
    }

    @Test
    void aWalkThatCannotBeGoneOnWithIsOver() {
        String list = "/v1/licenses?sort=endsAt&limit=2";
        String next = get(list).at("/next");
        UUID busy = licenses.keySet().iterator().next();
        for (int i = 0; i < 40; i++) {
            happen(new LicenseTransferred(busy, "c-" + i, true, NOW));
        }

        assertExpired(list + "&cursor=" + next);
        assertExpired(list + "&cursor=" + withPosition(get(list).at("/next"), 1_000_000));
    }

    private void assertExpired(String path) {
        QueryService.Answer answer = get(path);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("CURSOR_EXPIRED");
        assertThat(answer.at("/detail")).contains("Begin anew");
    }

    private static String withPosition(String cursor, long position) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 4);
        parts[1] = Long.toString(position);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns how often each licence was seen, in order of appearance, with so many changes between two pages. */
    private Map<String, Integer> walk(String list, int changes) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        String cursor = "";
        do {
            QueryService.Answer page = get(list + cursor);
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            page.body()
                    .path("items")
                    .forEach(item -> seen.merge(item.path("licenseId").asString(), 1, Integer::sum));
            cursor = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
            for (int i = 0; i < changes; i++) {
                change();
            }
        } while (!cursor.isEmpty());
        return seen;
    }

    private QueryService.Answer get(String path) {
        return service.get(
                path, "Lictor-After", Long.toString(service.events().log().lastPosition()));
    }

    private void sell() {
        SampleLicense sold = new SampleLicense(
                new UUID(0x0198_0000_0000_7000L + random.nextInt(1_000), licenses.size()),
                customer(),
                Kind.values()[random.nextInt(3)],
                "",
                SampleLicense.NEW_YEAR.plus(Duration.ofDays(random.nextInt(30))),
                List.of(),
                2);
        sold.events().forEach(this::happen);
    }

    private void change() {
        List<License.Issued> all = new ArrayList<>(licenses.values());
        License.Issued license = all.get(random.nextInt(all.size()));
        UUID id = license.licenseId();
        Instant end = license.endsAt();
        switch (random.nextInt(6)) {
            case 0 -> sell();
            case 1, 2 -> happen(new LicenseTransferred(id, customer(), true, NOW));
            case 3 -> {
                if (license.kind() == Kind.TRIAL) {
                    boolean forEver = random.nextBoolean();
                    happen(
                            forEver
                                    ? new TrialConverted(id, Kind.PERPETUAL, null, false, null, NOW)
                                    : new TrialConverted(
                                            id,
                                            Kind.SUBSCRIPTION,
                                            Term.startingAt(NOW, Span.ofDays(1 + random.nextInt(300))),
                                            true,
                                            null,
                                            NOW));
                }
            }
            case 4 -> {
                if (license.term() != null) {
                    happen(new LicenseRenewed(
                            id,
                            license.term()
                                    .next(
                                            Span.ofDays(1 + random.nextInt(60)),
                                            license.validity().count()),
                            null,
                            NOW));
                }
            }
            default -> {
                if (end != null) {
                    happen(new TermExtended(id, end.plus(Duration.ofDays(random.nextInt(90))), "a gesture", NOW));
                }
            }
        }
    }

    private void happen(Event event) {
        service.events().append(event);
        if (event instanceof LicenseEvent happened) {
            licenses.compute(happened.licenseId(), (_, before) ->
                    (License.Issued) LicenseFold.evolve(before == null ? License.NOT_ISSUED : before, happened));
        }
    }

    private String customer() {
        return CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
    }
}
