package io.lictor.bench.speed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Questions about all licences, as a console asks them: each again and again, by one caller, after it was asked before. */
final class Questions {

    private static final int BEFORE = 3;
    private static final int ASKED = 7;

    private static final List<String> FILTERS = List.of(
            "",
            "status=ACTIVE",
            "status=GRACE",
            "status=EXPIRED",
            "status=DISABLED",
            "status=GRACE,EXPIRED",
            "product=lapsed-3",
            "customer=ordinary-customer-7",
            "partner=partner-7",
            "kind=SUBSCRIPTION",
            "kind=TRIAL",
            "channel=PARTNER",
            "module=plan",
            "module=none",
            "metadata.region=region-1",
            "autoRenew=true",
            "autoRenew=false",
            "over=true",
            "over=false",
            "activated=true",
            "activated=false",
            "fingerprint=machine-1",
            "fingerprint=none",
            "endsBefore=2027-01-01T00:00:00Z",
            "endsFrom=2026-12-01T00:00:00Z",
            "issuedFrom=2026-01-01T00:00:00Z",
            "issuedBefore=2025-09-01T00:00:00Z",
            "status=GRACE&channel=PARTNER",
            "status=EXPIRED&module=plan&metadata.region=region-1");

    private static final List<String> SORTS = Stream.of("licenseId", "issuedAt", "endsAt", "customer", "product")
            .flatMap(field -> Stream.of(field, "-" + field))
            .toList();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    Questions(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Returns medians in milliseconds by question. */
    Map<String, Double> ask() throws IOException, InterruptedException {
        Map<String, Double> medians = new LinkedHashMap<>();
        medians.put("dashboard", median(get("/v1/dashboard")));
        medians.put("dashboard of a product", median(get("/v1/dashboard?product=lapsed-3")));
        medians.put("a product with its counts", median(get("/v1/products/lapsed-3")));
        medians.put("the gauges", median(get("/actuator/prometheus")));
        medians.put("customers by the begin of a name", median(get("/v1/customers?prefix=ord")));
        medians.put("search", median(search("ordinary-customer-7")));
        medians.put("a licence by its id", median(get(oneLicense())));
        List<Slow> lists = new ArrayList<>();
        List<Slow> counts = new ArrayList<>();
        for (String filter : FILTERS) {
            for (String sort : SORTS) {
                String path = "/v1/licenses?limit=50&sort=" + sort + (filter.isEmpty() ? "" : "&" + filter);
                lists.add(new Slow(filter + " by " + sort, median(get(path))));
            }
            counts.add(new Slow(filter, median(get("/v1/licenses?limit=1&count=true&" + filter))));
        }
        medians.put(
                "%d lists of 50, the median".formatted(lists.size()),
                middle(lists).millis());
        medians.put("lists of 50, the slowest", slowest(lists).millis());
        medians.put(
                "%d lists with their number, the slowest".formatted(counts.size()),
                slowest(counts).millis());
        System.out.printf("The slowest list: %s%nThe slowest number: %s%n", slowest(lists), slowest(counts));
        return medians;
    }

    private record Slow(String question, double millis) {}

    private static Slow slowest(List<Slow> questions) {
        return questions.stream().max(Comparator.comparingDouble(Slow::millis)).orElseThrow();
    }

    private static Slow middle(List<Slow> questions) {
        return questions.stream()
                .sorted(Comparator.comparingDouble(Slow::millis))
                .toList()
                .get(questions.size() / 2);
    }

    private String oneLicense() throws IOException, InterruptedException {
        String list = answer(get("/v1/licenses?limit=1"));
        int at = list.indexOf("\"licenseId\":\"") + 13;
        return "/v1/licenses/" + list.substring(at, at + 36);
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpRequest search(String text) {
        return request("/v1/search")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"q\":\"%s\"}".formatted(text)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private double median(HttpRequest request) throws IOException, InterruptedException {
        for (int i = 0; i < BEFORE; i++) {
            answer(request);
        }
        double[] millis = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long began = System.nanoTime();
            answer(request);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ASKED / 2];
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
