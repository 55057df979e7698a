package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(StartedLictor.class)
class FeedTest {

    private final TestVendor shop;

    FeedTest(TestVendor shop) {
        this.shop = shop;
    }

    private List<JsonNode> events(long after, int limit) {
        Answer answer = shop.lictor()
                .get("/v1/events?after=" + after + "&limit=" + limit)
                .expect(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().lines().map(Answer.JSON::readTree).toList();
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("position").longValue()).toList();
    }

    @Test
    void givesEveryEventAsALineOfItsOwn() {
        long before = shop.define("{\"gracePeriod\": \"P9D\"}").expect(200).number("/position");
        LicenseFixture license = shop.perpetual();
        Answer activated = license.activate("m1").expect(201);

        List<JsonNode> events = events(before, 100);

        JsonNode activation = events.stream()
                .filter(event -> event.path("type").asString().equals("LicenseActivated"))
                .filter(event -> event.path("licenseId").asString().equals(license.id()))
                .findFirst()
                .orElseThrow();
        assertThat(activation.path("position").longValue()).isEqualTo(activated.number("/position"));
        assertThat(activation.path("sequence").longValue()).isEqualTo(2);
        assertThat(activation.path("revision").intValue()).isEqualTo(2);
        assertThat(activation.path("payload").path("fingerprint").asString()).isEqualTo("m1");
        assertThat(activation.path("actor").isMissingNode()).isFalse();
        assertThat(activation.path("command").asString()).contains("ActivateLicense");
        assertThat(activation.path("correlationId").asString()).isNotBlank();
    }

    @Test
    void isResumedWithoutGapOrRepetition() {
        for (int i = 0; i < 10; i++) {
            shop.perpetual();
        }
        List<Long> whole = positions(events(0, 500));

        List<Long> resumed = new ArrayList<>();
        long after = 0;
        while (resumed.size() < whole.size()) {
            List<Long> page = positions(events(after, 7));
            assertThat(page).isNotEmpty();
            resumed.addAll(page);
            after = page.getLast();
        }

        assertThat(whole).isSorted().doesNotHaveDuplicates();
        assertThat(resumed.subList(0, whole.size())).isEqualTo(whole);
    }

    @Test
    void numbersTheEventsOfEachLicenceFromOneWithoutGaps() {
        shop.perpetual().activate("m1").expect(201);
        shop.perpetual().command("reissue-key").expect(200);

        shop.lictor().events(0).stream()
                .filter(event -> event.hasNonNull("licenseId"))
                .collect(Collectors.groupingBy(event -> event.path("licenseId").asString()))
                .forEach((id, events) -> assertThat(events.stream()
                                .map(event -> event.path("sequence").intValue()))
                        .as(id)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, events.size()).boxed().toList()));
    }

    @Test
    void hasNothingBehindItsEnd() {
        shop.perpetual();

        assertThat(events(999_999_999, 10)).isEmpty();
    }

    @Test
    void servesEventsAsTheyHappen() throws Exception {
        long before = shop.define("{\"gracePeriod\": \"P9D\"}").expect(200).number("/position");
        HttpResponse<java.io.InputStream> response =
                shop.lictor().call("GET", "/v1/events?after=" + before).header("Accept", "text/event-stream").stream();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");

        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            LicenseFixture license = shop.perpetual();
            CompletableFuture<List<String>> told = CompletableFuture.supplyAsync(() -> upTo(lines, "LicenseIssued"));
            List<String> heard = told.get(15, TimeUnit.SECONDS);

            JsonNode issued = Answer.JSON.readTree(heard.stream()
                    .filter(line ->
                            line.startsWith("data:") && line.contains("LicenseIssued") && line.contains(license.id()))
                    .findFirst()
                    .orElseThrow()
                    .substring(5));
            assertThat(issued.path("licenseId").asString()).isEqualTo(license.id());
            assertThat(heard).anyMatch(line -> line.replace(" ", "").equals("id:" + issued.path("position")));
        }
    }

    @Test
    void aBrowserResumesWhereItsConnectionBroke() throws Exception {
        long first = shop.define("{\"gracePeriod\": \"P9D\"}").expect(200).number("/position");
        shop.perpetual();

        HttpResponse<java.io.InputStream> response = shop
                .lictor()
                .call("GET", "/v1/events?after=0")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(first))
                .stream();

        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            CompletableFuture<List<String>> told = CompletableFuture.supplyAsync(() -> upTo(lines, "LicenseIssued"));
            assertThat(told.get(15, TimeUnit.SECONDS).stream()
                            .filter(line -> line.startsWith("id:"))
                            .map(line -> Long.parseLong(line.substring(3).strip())))
                    .allMatch(position -> position > first);
        }
    }

    private static List<String> upTo(BufferedReader lines, String text) {
        List<String> read = new ArrayList<>();
        try {
            boolean found = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(line);
                found |= line.contains(text);
                if (found && line.isEmpty()) {
                    return read;
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("The stream ended without " + text + ": " + read);
    }

    /** Ends the stream of a subscriber whose token is revoked, before the next event. */
    @Test
    void endsForWhomTheTokenIsTakenFrom() throws Exception {
        Answer made = shop.lictor()
                .post("/v1/tokens", "{\"name\": \"watching\", \"roles\": [\"auditor\"]}")
                .expect(201);
        long before = shop.define("{\"gracePeriod\": \"P8D\"}").expect(200).number("/position");
        HttpResponse<java.io.InputStream> response = shop
                .lictor()
                .withToken(made.text("/token"))
                .call("GET", "/v1/events?after=" + before)
                .header("Accept", "text/event-stream")
                .stream();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            LicenseFixture seen = shop.perpetual();
            CompletableFuture.supplyAsync(() -> upTo(lines, seen.id())).get(15, TimeUnit.SECONDS);

            shop.lictor().delete("/v1/tokens/" + made.text("/tokenId")).expect(200);
            LicenseFixture unseen = shop.perpetual();

            CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> toTheEnd(lines));
            assertThat(rest.get(30, TimeUnit.SECONDS)).doesNotContain(unseen.id());
        }
    }

    private static String toTheEnd(BufferedReader lines) {
        StringBuilder read = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.append(line).append('\n');
            }
        } catch (java.io.IOException e) {
            // cut off, which is an end as well
        }
        return read.toString();
    }

    @Test
    void refusesWhatIsNoPosition() {
        for (String query : List.of("after=-1", "after=x", "limit=0", "limit=-5", "limit=x", "afer=1")) {
            Answer answer = shop.lictor().get("/v1/events?" + query).expect(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    /** The connection serves the next request only if the first one has ended. */
    @Test
    void aHeadRequestSubscribesToNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", shop.lictor().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            HEAD /v1/events HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %1$s\r
                            Accept: text/event-stream\r
                            \r
                            GET /v1/events?limit=1 HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %1$s\r
                            Connection: close\r
                            \r
                            """.formatted(shop.lictor().token()).getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 200").contains("text/event-stream", "application/x-ndjson");
        }
    }
}
