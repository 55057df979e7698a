package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(StartedLictor.class)
class DashboardTest {

    private final TestVendor shop;

    DashboardTest(TestVendor shop) {
        this.shop = shop;
    }

    private void sellOfEverything() {
        shop.perpetual().activate("m1").expect(201);
        shop.subscription();
        shop.trial();
        shop.subscriptionEnded(3);
        shop.subscriptionEnded(30);
        shop.perpetual().suspend().expect(200);
        shop.perpetual()
                .command("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P20D\"}")
                .expect(201);
        shop.sold("{\"kind\": \"SUBSCRIPTION\", \"channel\": \"PARTNER\", \"partnerId\": \"r\", \"period\": \"P5D\"}");
        shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.inDays(3)));
    }

    private static Map<String, Long> counted(List<JsonNode> licenses, Function<JsonNode, String> by) {
        return licenses.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> told(JsonNode counts) {
        Map<String, Long> told = new TreeMap<>();
        counts.properties().stream()
                .filter(count -> count.getValue().longValue() > 0)
                .forEach(count -> told.put(count.getKey(), count.getValue().longValue()));
        return told;
    }

    @Test
    void itsSumsAgreeWithAListWalkedInFull() {
        sellOfEverything();

        List<JsonNode> licenses = shop.lictor().licenses("");
        Answer dashboard = shop.lictor().get("/v1/dashboard").expect(200);

        assertThat(dashboard.number("/licenses/total")).isEqualTo(licenses.size());
        assertThat(told(dashboard.at("/licenses/byStatus")))
                .isEqualTo(counted(licenses, license -> license.path("status").asString()));
        assertThat(told(dashboard.at("/licenses/byKind")))
                .isEqualTo(counted(licenses, license -> license.path("kind").asString()));
        assertThat(told(dashboard.at("/licenses/byProduct")))
                .isEqualTo(counted(licenses, license -> license.path("product").asString()));
        assertThat(told(dashboard.at("/licenses/byChannel")))
                .isEqualTo(counted(licenses, license -> license.path("channel").asString()));
        assertThat(dashboard.number("/grace"))
                .isEqualTo(licenses.stream()
                        .filter(license -> license.path("status").asString().equals("GRACE"))
                        .count());
        assertThat(told(dashboard.at("/licenses/byStatus")).keySet())
                .contains("ACTIVE", "CANCELED", "GRACE", "EXPIRED", "PENDING", "UPGRADED", "DISABLED");
    }

    @Test
    void movesWithWhatHappens() {
        Answer before = shop.lictor().get("/v1/dashboard").expect(200);

        sellOfEverything();
        Answer after = shop.lictor().get("/v1/dashboard").expect(200);

        assertThat(after.number("/licenses/total") - before.number("/licenses/total"))
                .isEqualTo(10);
        assertThat(after.number("/activations/used") - before.number("/activations/used"))
                .isEqualTo(1);
        assertThat(after.number("/termsEnding/days7") - before.number("/termsEnding/days7"))
                .isEqualTo(1);
        assertThat(after.number("/termsEnding/days30") - before.number("/termsEnding/days30"))
                .isEqualTo(3);
        assertThat(after.number("/termsEnding/days90") - before.number("/termsEnding/days90"))
                .isEqualTo(4);
        assertThat(issues(after) - issues(before)).isEqualTo(10);
        assertThat(after.number("/activations/limit")).isGreaterThan(before.number("/activations/limit"));
    }

    private static long issues(Answer dashboard) {
        return dashboard
                .at("/series")
                .valueStream()
                .mapToLong(day -> day.path("issues").longValue())
                .sum();
    }
}
