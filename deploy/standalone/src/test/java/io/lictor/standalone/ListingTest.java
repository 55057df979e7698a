package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StartedLictor.class)
class ListingTest {

    private final TestVendor shop;

    ListingTest(TestVendor shop) {
        this.shop = shop;
    }

    private Answer list(String query) {
        return shop.lictor().get("/v1/licenses?" + query);
    }

    private List<String> ids(String query) {
        return list(query).expect(200).texts("/items", "licenseId");
    }

    @Test
    void anItemIsTheLicenceAsItIsReadByItself() {
        LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"modules\": [{\"code\": \"seg\"}]}");

        Answer list = list("customer=" + shop.customer()).expect(200);

        assertThat(list.at("/items/0")).isEqualTo(license.get().json());
        assertThat(list.has("/next")).isFalse();
    }

    @Test
    void filtersByProductCustomerPartnerAndModule() {
        LicenseFixture plain = shop.perpetual();
        LicenseFixture partner = shop.sold("""
                {"kind": "PERPETUAL", "channel": "PARTNER", "partnerId": "%s-r"}""".formatted(shop.customer()));
        LicenseFixture module =
                shop.sold("{\"kind\": \"PERPETUAL\", \"modules\": [\"m.%s\"]}".formatted(shop.customer()));
        LicenseFixture other =
                shop.sold("{\"kind\": \"PERPETUAL\", \"customer\": \"%s-b\"}".formatted(shop.customer()));

        assertThat(ids("product=" + shop.product()))
                .containsExactlyInAnyOrder(plain.id(), partner.id(), module.id(), other.id());
        assertThat(ids("customer=" + shop.customer())).containsExactlyInAnyOrder(plain.id(), partner.id(), module.id());
        assertThat(ids("partner=" + shop.customer() + "-r")).containsExactly(partner.id());
        assertThat(ids("module=m." + shop.customer())).containsExactly(module.id());
        assertThat(ids("product=" + shop.product() + "&module=m." + shop.customer() + "&customer=" + shop.customer()))
                .containsExactly(module.id());
        assertThat(ids("product=no-such-product")).isEmpty();
    }

    @Test
    void filtersByStatusAsItIsAtThisInstant() {
        LicenseFixture active = shop.perpetual();
        LicenseFixture canceled = shop.subscription();
        canceled.command("cancel-auto-renew").expect(200);
        LicenseFixture grace = shop.subscriptionEnded(3);
        LicenseFixture expired = shop.subscriptionEnded(30);
        LicenseFixture pending =
                shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.inDays(3)));
        LicenseFixture disabled = shop.perpetual();
        disabled.suspend().expect(200);
        LicenseFixture upgraded = shop.perpetual();
        String successor =
                upgraded.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").text("/successor/licenseId");
        String mine = "product=" + shop.product() + "&status=";

        assertThat(ids(mine + "ACTIVE")).containsExactlyInAnyOrder(active.id(), successor);
        assertThat(ids(mine + "CANCELED")).containsExactly(canceled.id());
        assertThat(ids(mine + "GRACE")).containsExactly(grace.id());
        assertThat(ids(mine + "EXPIRED")).containsExactly(expired.id());
        assertThat(ids(mine + "PENDING")).containsExactly(pending.id());
        assertThat(ids(mine + "DISABLED")).containsExactly(disabled.id());
        assertThat(ids(mine + "UPGRADED")).containsExactly(upgraded.id());
    }

    @Test
    void theStatusFilterFollowsTimeWithoutAnyEvent() {
        shop.define("{\"gracePeriod\": \"PT0S\"}").expect(200);
        LicenseFixture brief = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT1S\"}");
        String mine = "product=" + shop.product() + "&status=";

        assertThat(ids(mine + "ACTIVE").size() + ids(mine + "EXPIRED").size()).isEqualTo(1);
        Eventually.eventually(
                () -> ids(mine + "EXPIRED"), ids -> assertThat(ids).containsExactly(brief.id()));
        assertThat(ids(mine + "ACTIVE")).isEmpty();
    }

    @Test
    void theStatusFilterKnowsDisabledVersions() {
        shop.release("2023", TestVendor.daysAgo(900)).expect(201);
        LicenseFixture tied = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"2023\"}");
        String mine = "product=" + shop.product() + "&status=";

        shop.disableVersion("2023").expect(200);
        assertThat(ids(mine + "DISABLED")).containsExactly(tied.id());
        assertThat(ids(mine + "ACTIVE")).isEmpty();

        shop.enableVersion("2023").expect(200);
        assertThat(ids(mine + "ACTIVE")).containsExactly(tied.id());
    }

    @Test
    void filtersByOneOfSeveralStatuses() {
        LicenseFixture active = shop.perpetual();
        LicenseFixture grace = shop.subscriptionEnded(3);
        shop.subscriptionEnded(30);

        assertThat(ids("product=" + shop.product() + "&status=ACTIVE&status=GRACE"))
                .containsExactlyInAnyOrder(active.id(), grace.id());
    }

    @Test
    void sortsByIssueAndByEndInBothDirections() {
        LicenseFixture first = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P20D\"}");
        TestVendor.laterThan(TestVendor.now());
        LicenseFixture second = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\"}");
        TestVendor.laterThan(TestVendor.now());
        LicenseFixture third = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P10D\"}");
        String mine = "product=" + shop.product() + "&sort=";

        assertThat(ids(mine + "issuedAt")).containsExactly(first.id(), second.id(), third.id());
        assertThat(ids(mine + "-issuedAt")).containsExactly(third.id(), second.id(), first.id());
        assertThat(ids(mine + "endsAt")).containsExactly(third.id(), first.id(), second.id());
        assertThat(ids(mine + "-endsAt")).containsExactly(second.id(), first.id(), third.id());
    }

    /** Licences without an end, and several with the same, must neither be lost nor stop the paging. */
    @ParameterizedTest
    @ValueSource(
            strings = {"licenseId", "-licenseId", "issuedAt", "-issuedAt", "endsAt", "-endsAt", "customer", "-customer"
            })
    void pagingHoldsInEveryOrder(String sort) {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            issued.add(shop.perpetual().id());
            issued.add(shop.sold("{\"kind\": \"TRIAL\", \"startsAt\": \"2026-01-01T00:00:00Z\"}")
                    .id());
            issued.add(shop.sold("{\"kind\": \"SUBSCRIPTION\", \"customer\": \"%s-%d\"}".formatted(shop.customer(), i))
                    .id());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = list("product=" + shop.product() + "&sort=" + sort + "&limit=2" + cursor)
                    .expect(200);
            seen.addAll(page.texts("/items", "licenseId"));
            cursor = page.has("/next") ? "&cursor=" + encoded(page.text("/next")) : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(issued);
    }

    @Test
    void aCursorBelongsToItsOrder() {
        shop.perpetual();
        shop.perpetual();
        String cursor =
                list("product=" + shop.product() + "&limit=1&sort=issuedAt").text("/next");

        assertThat(list("product=" + shop.product() + "&limit=1&sort=customer&cursor=" + encoded(cursor))
                        .expect(400)
                        .header("Content-Type"))
                .startsWith("application/problem+json");
    }

    @Test
    void filtersByTheEnd() {
        LicenseFixture soon = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"P5D\"}");
        LicenseFixture later = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P20D\"}");
        shop.perpetual();
        String mine = "product=" + shop.product() + "&endsBefore=";

        assertThat(ids(mine + TestVendor.inDays(10))).containsExactly(soon.id());
        assertThat(ids(mine + TestVendor.inDays(30))).containsExactlyInAnyOrder(soon.id(), later.id());
        assertThat(ids(mine + TestVendor.inDays(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void pagingNeitherSkipsNorRepeatsWhileLicencesAreIssued(int limit) {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            issued.add(shop.perpetual().id());
        }

        List<String> seen = new ArrayList<>();
        String query = "product=" + shop.product() + "&limit=" + limit;
        String cursor = "";
        do {
            Answer page = list(query + cursor).expect(200);
            assertThat(page.at("/items").size()).isBetween(1, limit);
            seen.addAll(page.texts("/items", "licenseId"));
            if (seen.size() < 40) {
                shop.perpetual();
            }
            cursor = page.has("/next") ? "&cursor=" + encoded(page.text("/next")) : "";
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsAll(issued);
    }

    @Test
    void pagingHoldsForFilteredListsToo() {
        List<String> suspended = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            LicenseFixture license = shop.perpetual();
            if (i % 2 == 0) {
                license.suspend().expect(200);
                suspended.add(license.id());
            }
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = list("product=" + shop.product() + "&status=DISABLED&limit=2" + cursor)
                    .expect(200);
            seen.addAll(page.texts("/items", "licenseId"));
            cursor = page.has("/next") ? "&cursor=" + encoded(page.text("/next")) : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(suspended);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void limitsFrom1To200() {
        shop.perpetual();

        assertThat(ids("limit=1&product=" + shop.product())).hasSize(1);
        assertThat(ids("limit=200&product=" + shop.product())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "limit=1&limit=2",
                "limit=",
                "status=NICE",
                "status=active",
                "endsBefore=soon",
                "endsBefore=2026-13-01T00:00:00Z",
                "sort=colour",
                "cursor=nonsense",
                "cursor=%00",
                "cursor=AAAA",
                "statsu=ACTIVE",
                "product=%ff",
                "customer=%00"
            })
    void refusesWhatItCanNotMean(String query) {
        Answer answer = list(query).expect(400);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/detail")).isNotBlank();
    }

    @Test
    void aKeyIsLookedUpInABody() {
        LicenseFixture license = shop.perpetual();

        Answer found = shop.lictor().post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()));
        Answer typed = shop.lictor()
                .post(
                        "/v1/licenses/lookup",
                        "{\"key\": \"%s\"}"
                                .formatted(license.key().toLowerCase().replace("-", " ")));

        assertThat(found.expect(200).json()).isEqualTo(license.get().json());
        assertThat(found.header("ETag")).isEqualTo("\"1\"");
        assertThat(typed.expect(200).text("/licenseId")).isEqualTo(license.id());
    }

    @Test
    void aKeyThatIsNobodysIsNotFound() {
        LicenseFixture license = shop.perpetual();
        license.command("reissue-key").expect(200);

        Answer replaced = shop.lictor().post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()));
        Answer malformed = shop.lictor().post("/v1/licenses/lookup", "{\"key\": \"ABCDE\"}");

        assertThat(replaced.status()).isEqualTo(404);
        assertThat(malformed.status()).isIn(400, 404);
        assertThat(malformed.header("Content-Type")).startsWith("application/problem+json");
    }
}
