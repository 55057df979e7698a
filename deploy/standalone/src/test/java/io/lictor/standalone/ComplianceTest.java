package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asks the whole product for the licences a customer bought and used, by day. */
@ExtendWith(StartedLictor.class)
class ComplianceTest {

    private final TestVendor shop;

    @TempDir
    Path directory;

    ComplianceTest(TestVendor shop) {
        this.shop = shop;
    }

    private static Answer today(Lictor lictor, TestVendor shop) {
        return lictor.get("/v1/compliance?customer=" + shop.customer()).expect(200);
    }

    @Test
    void whoLowersTheLimitSeesWhatIsOver() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
        license.activate("m1").expect(201);
        license.activate("m2").expect(201);
        license.command("change-activation-limit", "{\"activationLimit\": 1}").expect(200);
        shop.subscription();
        shop.subscription().suspend().expect(200);

        Answer answer = today(shop.lictor(), shop);

        assertThat(answer.at("/items").size()).isEqualTo(1);
        assertThat(answer.number("/items/0/seatsSold")).isEqualTo(3);
        assertThat(answer.number("/items/0/seatsInUse")).isEqualTo(2);
        assertThat(answer.number("/items/0/over")).isEqualTo(1);
        assertThat(answer.number("/items/0/licenses")).isEqualTo(2);
        assertThat(answer.has("/next")).isFalse();
        // The customer's own page says the same of now.
        Answer customer = shop.lictor().get("/v1/customers/" + shop.customer()).expect(200);
        assertThat(answer.number("/items/0/seatsSold")).isEqualTo(customer.number("/seats"));
        assertThat(answer.number("/items/0/seatsInUse")).isEqualTo(customer.number("/activations"));
    }

    @Test
    void aVersionThatIsDisabledTakesItsLicencesOut() {
        shop.release("1", TestVendor.daysAgo(10)).expect(201);
        shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"1\", \"activationLimit\": 4}");
        assertThat(today(shop.lictor(), shop).number("/items/0/seatsSold")).isEqualTo(4);

        shop.disableVersion("1").expect(200);

        assertThat(today(shop.lictor(), shop).number("/items/0/seatsSold")).isZero();
    }

    @Test
    void asATableToo() {
        shop.subscription().activate("m1").expect(201);
        LocalDate day = LocalDate.now(ZoneOffset.UTC);

        for (String query : new String[] {"&format=csv", ""}) {
            Answer table = shop.lictor()
                    .call("GET", "/v1/compliance?customer=" + shop.customer() + query)
                    .header("Accept", query.isEmpty() ? "text/csv" : "*/*")
                    .send()
                    .expect(200);
            assertThat(table.body())
                    .startsWith("customer,day,seatsSold,seatsInUse,over,licenses,unlimitedLicenses\r\n"
                            + shop.customer() + ",")
                    .endsWith(",2,1,0,1,0\r\n");
        }
        shop.lictor()
                .call("GET", "/v1/compliance?from=yesterday")
                .header("Accept", "text/csv")
                .send()
                .refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/compliance?format=xls").refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/compliance?format=csv&limit=5").refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/compliance?to=" + day.plusDays(2)).refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/compliance?from=" + day.minusDays(401)).refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/compliance?cursor=nonsense").refused(400, "INVALID_REQUEST");
    }

    @Test
    void aStartFillsItBesideTheReadModel() {
        TestVendor other;
        try (OwnLictor own = OwnLictor.start(directory, "--lictor.projections.compliance=false")) {
            other = TestVendor.open(own.client());
            other.perpetual().activate("m1").expect(201);
            own.client().get("/v1/compliance").refused(404, "PROJECTION_NOT_FOUND");
        }
        try (OwnLictor own = OwnLictor.start(directory)) {
            Lictor lictor = own.client();
            io.lictor.acceptance.Eventually.eventually(
                    () -> lictor.get("/v1/compliance?customer=" + other.customer()),
                    answer -> assertThat(answer.expect(200).number("/items/0/seatsInUse"))
                            .isEqualTo(1));
            assertThat(lictor.get("/v1/projections").expect(200).text("/items/1/name"))
                    .isEqualTo("compliance");
        }
    }
}
