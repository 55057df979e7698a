package io.lictor.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.fuzz.Wire.Outcome;
import io.lictor.bench.load.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Sells what the requests are about, and hands out tokens to those who send them. */
final class CorpusCache {

    private static final int LICENSES = 60;
    private static final List<String> ROLES = List.of("issuer", "support", "auditor", "reader");

    private final URI server;
    private final String token;
    private final List<String> products = List.of("fuzz-a", "fuzz-b");
    private final List<String> licenses = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> credentials = new ArrayList<>();

    private CorpusCache(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    static CorpusCache fill(URI server, String token) throws IOException {
        CorpusCache warehouse = new CorpusCache(server, token);
        for (String product : warehouse.products) {
            warehouse.put("/v1/products/" + product, "{\"defaultActivationLimit\": 50}");
            warehouse.put("/v1/products/" + product + "/versions/1.0", "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}");
        }
        for (int i = 0; i < LICENSES; i++) {
            warehouse.sell(i);
        }
        // Half of them may do everything: a request that ends at the door is soon understood.
        warehouse.credentials.addAll(
                List.of("", "Bearer lictor_" + "A".repeat(43), "License " + warehouse.keys.getFirst()));
        for (String role : ROLES) {
            warehouse.credentials.add("Bearer " + warehouse.newToken(role, ""));
        }
        warehouse.credentials.add("Bearer " + warehouse.newToken("issuer", ", \"products\": [\"fuzz-a\"]"));
        int others = warehouse.credentials.size();
        for (int i = 0; i < others; i++) {
            warehouse.credentials.add("Bearer " + token);
        }
        return warehouse;
    }

    private void sell(int number) throws IOException {
        String kind = List.of("\"PERPETUAL\"", "\"TRIAL\"", "\"SUBSCRIPTION\", \"period\": \"P20D\"")
                .get(number % 3);
        JsonNode sold = Json.read(post(
                "/v1/licenses",
                "{\"product\": \"%s\", \"customer\": \"customer-%d\", \"kind\": %s}"
                        .formatted(products.get(number % 2), number % 10, kind)));
        licenses.add(sold.path("licenseId").asText());
        keys.add(sold.path("key").asText());
    }

    private String newToken(String role, String more) throws IOException {
        String answer =
                post("/v1/tokens", "{\"name\": \"fuzz-%s\", \"roles\": [\"%s\"]%s}".formatted(role, role, more));
        return Json.read(answer).path("token").asText();
    }

    KnownSubjects stock() {
        return new KnownSubjects(products, List.copyOf(licenses), List.copyOf(keys));
    }

    List<String> credentials() {
        return List.copyOf(credentials);
    }

    String get(String path) throws IOException {
        return send("GET", path, "");
    }

    private void put(String path, String body) throws IOException {
        send("PUT", path, body);
    }

    private String post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    private String send(String method, String path, String body) throws IOException {
        RequestBuilder draft = new RequestBuilder(method, path, body);
        draft.headers.add("Authorization: Bearer " + token);
        try (Wire wire = new Wire(server)) {
            return switch (wire.exchange(draft.bytes(), false, true)) {
                case Outcome.Reply reply when reply.status() / 100 == 2 -> reply.text();
                case Outcome other -> throw new IOException(method + " " + path + " was answered with " + other);
            };
        }
    }
}
