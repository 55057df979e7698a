package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.store.rejections.RejectedCheck;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.store.rejections.RejectionRecord;
import io.lictor.value.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading of what was refused. */
class RejectionReadsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:30:00Z");
    private static final UUID LICENSE = new UUID(0x0198_0000_0000_7000L, 1);

    @TempDir
    Path directory;

    private QueryService service;
    private RejectionLog log;

    @BeforeEach
    void start() {
        service = new QueryService(directory, NOW);
        log = service.bean(RejectionLog.class);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsAllThatIsKnown() {
        keep(1, LICENSE, "acme", "seg", TUESDAY);

        var answer = service.get("/v1/refusals?license=" + LICENSE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/items/0").toString()).isEqualTo("""
                {"id":"%s","kind":"COMMAND","at":"2026-11-17T09:30:00Z","command":"ActivateLicense","actor":"license:%s",\
                "correlationId":"c-1","licenseId":"%s","customer":"acme","product":"seg","fingerprint":"m-3",\
                "code":"ACTIVATION_LIMIT_REACHED","detail":"All in use.",\
                "facts":{"limit":2,"inUse":2,"fingerprint":"m-3"}}""".formatted(id(1), LICENSE, LICENSE));
        assertThat(answer.body().has("next")).isFalse();
    }

    @Test
    void isAskedByWhatIsKnownOfTheCall() {
        keep(1, LICENSE, "acme", "seg", TUESDAY);
        keep(2, null, "other", "mesh", TUESDAY.plusSeconds(60));

        assertThat(ids("")).containsExactly(id(2), id(1));
        assertThat(ids("?customer=other")).containsExactly(id(2));
        assertThat(ids("?code=ACTIVATION_LIMIT_REACHED&customer=acme")).containsExactly(id(1));
        assertThat(ids("?code=LICENSE_EXPIRED")).isEmpty();
        assertThat(ids("?from=2026-11-17T09:31:00Z")).containsExactly(id(2));
        assertThat(ids("?until=2026-11-17T09:31:00Z")).containsExactly(id(1));
        assertThat(ids("?from=2026-11-17T09:30:00Z&until=2026-11-17T09:31:01Z")).containsExactly(id(2), id(1));
        assertThat(ids("?fingerprint=m-3")).containsExactly(id(2), id(1));
        assertThat(ids("?fingerprint=m-4")).isEmpty();
        var unknown = service.get("/v1/refusals?code=NO_SUCH");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.response().body()).contains("LICENSE_EXPIRED", "RENEWAL_NOT_OPEN", "MACHINE_NOT_ACTIVATED");
        assertThat(ids("?license=" + UUID.randomUUID())).isEmpty();
        for (String wrong : List.of(
                "limit=0",
                "limit=201",
                "license=x",
                "from=yesterday",
                "until=x",
                "from=2026-11-17T09:30:00Z&until=2026-11-17T09:30:00Z",
                "cursor=x",
                "what=1")) {
            assertThat(service.get("/v1/refusals?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void refusedChecksAreCountedByLicenceCodeAndDay() {
        for (int i = 0; i < 3; i++) {
            log.count(new RejectedCheck(LICENSE, "acme", "seg", "LICENSE_EXPIRED", "m-" + i, TUESDAY.plusSeconds(i)));
        }
        log.count(new RejectedCheck(LICENSE, "acme", "seg", "MODULE_NOT_LICENSED", "m-1", TUESDAY));
        log.count(
                new RejectedCheck(LICENSE, "acme", "seg", "LICENSE_EXPIRED", "m-1", TUESDAY.plus(Duration.ofDays(1))));
        assertThat(ids("")).hasSize(3);
        log.count(new RejectedCheck(LICENSE, "acme", "seg", "LICENSE_EXPIRED", "m-7", TUESDAY.plusSeconds(9)));

        var items = service.get("/v1/refusals?code=LICENSE_EXPIRED&license=" + LICENSE)
                .body()
                .at("/items");

        assertThat(items).hasSize(2);
        assertThat(items.at("/0/day").asString()).isEqualTo("2026-11-18");
        assertThat(items.at("/0/detail").asString())
                .isEqualTo("The software asked once on 2026-11-18 and was not to run.");
        assertThat(items.at("/1").toString()).contains("""
                "kind":"VALIDATION","at":"2026-11-17T09:30:09Z","command":"Validate","actor":"software",\
                "licenseId":"%s","customer":"acme","product":"seg","fingerprint":"m-7","code":"LICENSE_EXPIRED",\
                "detail":"The software asked 4 times on 2026-11-17 and was not to run.","day":"2026-11-17","count":4,\
                "facts":{}""".formatted(LICENSE));
    }

    @Test
    void pagesAreTheWholeWhateverIsRefusedMeanwhile() {
        for (int i = 1; i <= 9; i++) {
            keep(i, LICENSE, "acme", "seg", TUESDAY);
        }
        List<String> whole = ids("?customer=acme");

        List<String> pages = new ArrayList<>();
        String cursor = "";
        int more = 100;
        do {
            var page = service.get("/v1/refusals?customer=acme&limit=4" + cursor);
            page.body().at("/items").forEach(item -> pages.add(item.at("/id").asString()));
            cursor = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
            keep(more++, LICENSE, "acme", "seg", NOW);
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(whole).hasSize(9);
    }

    @Test
    void whoIsForSomeProductsSeesThoseOfTheirs() {
        keep(1, LICENSE, "acme", "seg", TUESDAY);
        keep(2, LICENSE, "acme", "mesh", TUESDAY);
        keep(3, null, null, null, TUESDAY);
        service.setCaller(new Subject(
                "some", null, "some", Set.of(Role.SUPPORT), new ProductScope.Only(Set.of("seg", "render"))));

        assertThat(ids("")).containsExactly(id(1));
        assertThat(ids("?license=" + LICENSE)).containsExactly(id(1));
    }

    private List<String> ids(String query) {
        var answer = service.get("/v1/refusals" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static String id(int number) {
        return new UUID(0x019a_0000_0000_7000L, number).toString();
    }

    private void keep(int number, UUID licenseId, String customer, String product, Instant at) {
        log.keep(new RejectionRecord(
                UUID.fromString(id(number)),
                at,
                "ActivateLicense",
                "license:" + licenseId,
                null,
                "c-1",
                licenseId,
                customer,
                product,
                "m-3",
                "ACTIVATION_LIMIT_REACHED",
                "All in use.",
                "{\"limit\":2,\"inUse\":2,\"fingerprint\":\"m-3\"}"));
    }
}
