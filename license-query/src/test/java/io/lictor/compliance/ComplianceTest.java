package io.lictor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.license.License.Issued;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.QueryService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every day of every customer, against an evaluation that folds all histories again for each day. */
class ComplianceTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final Predicate<Issued> ALL = _ -> true;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyDayIsAsTheHistoriesSay(long seed) {
        evaluate(seed);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = TestDatabase.SERVER,
            matches = ".+",
            disabledReason = "no MongoDB: LICTOR_TEST_MONGODB_URI is not set")
    void alsoOnAServer() {
        try (TestDatabase database = TestDatabase.server()) {
            String server = System.getenv(TestDatabase.SERVER).replaceFirst("/+$", "");
            evaluate(
                    4,
                    "--lictor.mongodb-uri=" + server + "/" + database.database().getName());
        }
    }

    private void evaluate(long seed, String... options) {
        EventsOnDisk events = new EventsOnDisk(directory);
        GeneratedSales sales = new GeneratedSales(events, seed);
        Instant half = GeneratedSales.FIRST.plus(Duration.ofDays(GeneratedSales.DAYS / 2));
        sales.until(half); // these fill it, the others come while it runs
        try (QueryService service = new QueryService(events, half, options)) {
            Instant now = GeneratedSales.FIRST
                    .plus(Duration.ofDays(GeneratedSales.DAYS))
                    .plusSeconds(43_210);
            sales.until(now);
            service.setClock(now);
            NaiveCompliance naive = new NaiveCompliance(events.log());
            LocalDate today = LocalDate.parse(now.toString().substring(0, 10));

            String days = "from=" + FIRST + "&to=" + today;
            assertThat(walk(service, days + "&limit=200"))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(naive.days(FIRST, today, now, ALL))
                    .hasSizeGreaterThan(300);
            // Long after the last event only time passes.
            Instant later = now.plus(Duration.ofDays(60));
            service.setClock(later);
            LocalDate then = today.plusDays(60);
            assertThat(walk(service, ""))
                    .isEqualTo(walk(service, "from=" + then.minusDays(29) + "&to=" + then))
                    .containsExactlyInAnyOrderElementsOf(naive.days(then.minusDays(29), then, later, ALL));
            assertThat(walk(service, days + "&product=scan&limit=37"))
                    .containsExactlyInAnyOrderElementsOf(naive.days(
                            FIRST, today, later, license -> license.product().equals("scan")));
            for (String customer : GeneratedSales.CUSTOMERS) {
                String name = URLEncoder.encode(customer, StandardCharsets.UTF_8);
                assertThat(walk(service, days + "&customer=" + name))
                        .isEqualTo(naive.days(
                                FIRST,
                                today,
                                later,
                                license -> license.customer().equals(customer)));
            }
            service.setCaller(limited("render"));
            List<ComplianceDay> some =
                    naive.days(FIRST, today, later, license -> license.product().equals("render"));
            assertThat(walk(service, days)).containsExactlyInAnyOrderElementsOf(some);
            assertThat(table(service, days)).containsExactlyInAnyOrderElementsOf(some);
            assertThat(service.get("/v1/compliance?product=scan").status()).isEqualTo(403);
        }
    }

    private static Subject limited(String product) {
        Subject anybody = Subject.service("limited");
        return new Subject(
                anybody.actor(),
                anybody.tokenId(),
                anybody.identity(),
                anybody.roles(),
                new ProductScope.Only(Set.of(product)));
    }

    /** All pages; each customer's days in order, and no customer twice. */
    private static List<ComplianceDay> walk(QueryService service, String query) {
        List<ComplianceDay> rows = new ArrayList<>();
        String cursor = "";
        do {
            var answer = service.get(
                    "/v1/compliance?" + query + cursor,
                    "Lictor-After",
                    Long.toString(service.events().log().lastPosition()));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            answer.body().path("items").forEach(item -> rows.add(row(item)));
            cursor = answer.at("/next").isEmpty() ? "" : "&cursor=" + answer.at("/next");
        } while (!cursor.isEmpty());
        for (int i = 1; i < rows.size(); i++) {
            ComplianceDay before = rows.get(i - 1);
            if (before.customer().equals(rows.get(i).customer())) {
                assertThat(rows.get(i).day()).isAfter(before.day());
            }
        }
        return rows;
    }

    private static ComplianceDay row(JsonNode item) {
        return new ComplianceDay(
                item.path("customer").asString(),
                LocalDate.parse(item.path("day").asString()),
                item.path("seatsSold").asLong(),
                item.path("seatsInUse").asLong(),
                item.path("over").asLong(),
                item.path("licenses").asLong(),
                item.path("unlimitedLicenses").asLong());
    }

    private static List<ComplianceDay> table(QueryService service, String query) {
        var answer = service.get("/v1/compliance?" + query, "Accept", "text/csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv");
        List<String> lines = List.of(answer.response().body().split("\r\n"));
        assertThat(lines.getFirst()).isEqualTo("customer,day,seatsSold,seatsInUse,over,licenses,unlimitedLicenses");
        return lines.stream().skip(1).map(ComplianceTest::row).toList();
    }

    private static ComplianceDay row(String line) {
        // From its end: only the customer may hold commas.
        String[] cells = line.split(",(?=[0-9-]+(?:,[0-9-]+)*$)");
        String customer = cells[0].startsWith("\"")
                ? cells[0].substring(1, cells[0].length() - 1).replace("\"\"", "\"")
                : cells[0];
        return new ComplianceDay(
                customer.startsWith("'=") ? customer.substring(1) : customer,
                LocalDate.parse(cells[1]),
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]),
                Long.parseLong(cells[4]),
                Long.parseLong(cells[5]),
                Long.parseLong(cells[6]));
    }
}
