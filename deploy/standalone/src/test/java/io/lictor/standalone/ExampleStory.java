package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.Lictor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A vendor's first days, told to an empty installation: every operation once, with the answer it got. */
final class ExampleStory {

    private static final String MACHINE = "f-1c9d7b40";
    private static final String SECOND_MACHINE = "f-77a0e2c5";
    private static final String NO_TOKEN = "lictor_ThisIsAnExampleAndOpensNothingAtAllAnywhere";

    private final Lictor lictor;
    private final Map<String, JsonNode> operations;
    private final Map<String, ObjectNode> calls = new TreeMap<>();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS);

    ExampleStory(Lictor lictor) {
        this.lictor = lictor;
        this.operations = ApiDescription.of(lictor).operations();
    }

    /** Tells the story; returns its calls by operation. */
    Map<String, ObjectNode> tell() {
        products();
        Answer sold = post("/v1/licenses", """
                {"product": "render", "customer": "acme", "kind": "SUBSCRIPTION", "period": "P1Y", "activationLimit": 2,
                 "modules": ["denoise"], "metadata": {"order": "A-1042"}}""");
        String id = sold.text("/licenseId");
        String key = sold.text("/key");
        machines(id, key);
        contents(id);
        renewal(id);
        Answer second = again("/v1/licenses", """
                {"product": "render", "customer": "acme", "kind": "SUBSCRIPTION", "period": "P1Y", "startsAt": "%s"}""".formatted(inDays(-355)));
        otherSales();
        ownership("/v1/licenses/" + second.text("/licenseId"));
        reads(id, key);
        post("/v1/client/deactivate", "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, MACHINE));
        audit();
        operation();
        return calls;
    }

    private void products() {
        put("/v1/products/render", """
                {"name": "Render", "gracePeriod": "P14D", "renewalWindow": "P14D", "upgradePeriod": "P1Y",
                 "defaultActivationLimit": 2, "deactivationAllowance": {"count": 3, "period": "P30D"}}""");
        lictor.put("/v1/products/render/versions/2025.1", "{\"releasedAt\": \"2025-03-01T00:00:00Z\"}")
                .expect(201);
        put("/v1/products/render/versions/2026.1", "{\"releasedAt\": \"2026-03-01T00:00:00Z\"}");
        post("/v1/products/render/versions/2025.1/disable", "{}");
        post("/v1/products/render/versions/2025.1/enable", "{}");
    }

    private void machines(String id, String key) {
        post("/v1/client/activate", """
                {"key": "%s", "fingerprint": "%s", "label": "Studio 1", "version": "2026.1"}""".formatted(key, MACHINE));
        post("/v1/client/validate", """
                {"key": "%s", "fingerprint": "%s", "product": "render", "version": "2026.1", "modules": ["denoise"]}""".formatted(key, MACHINE));
        record("GET", "/v1/client/license", null, "Authorization", "License " + key);
        post("/v1/licenses/" + id + "/validate", """
                {"fingerprint": "%s", "product": "render", "version": "2026.1", "modules": ["denoise"]}""".formatted(MACHINE));
        post(
                "/v1/licenses/" + id + "/activations",
                "{\"fingerprint\": \"%s\", \"label\": \"Studio 2\", \"version\": \"2026.1\"}"
                        .formatted(SECOND_MACHINE));
        record("DELETE", "/v1/licenses/" + id + "/activations/" + SECOND_MACHINE, null);
    }

    private void contents(String id) {
        String path = "/v1/licenses/" + id;
        post(
                path + "/add-modules",
                "{\"modules\": [\"cloud\", {\"code\": \"hair\", \"until\": \"%s\"}]}".formatted(inDays(90)));
        post(path + "/remove-modules", "{\"modules\": [\"cloud\"]}");
        post(path + "/change-activation-limit", "{\"activationLimit\": 3}");
        post(path + "/change-metadata", "{\"metadata\": {\"order\": \"A-1042\", \"invoice\": \"R-2026-17\"}}");
    }

    private void renewal(String id) {
        String path = "/v1/licenses/" + id;
        post(path + "/cancel-auto-renew", "{}");
        post(path + "/resume-auto-renew", "{}");
        post(
                path + "/extend-term",
                "{\"until\": \"%s\", \"reason\": \"A week as an apology for the outage\"}".formatted(inDays(380)));
    }

    private void otherSales() {
        String perpetual = again(
                        "/v1/licenses",
                        "{\"product\": \"render\", \"customer\": \"beam\", \"kind\": \"PERPETUAL\", \"version\": \"2025.1\"}")
                .text("/licenseId");
        post("/v1/licenses/" + perpetual + "/extend-upgrade-period", "{\"until\": \"%s\"}".formatted(inDays(730)));
        post("/v1/licenses/" + perpetual + "/upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}");
        String trial = again(
                        "/v1/licenses",
                        "{\"product\": \"render\", \"customer\": \"cube\", \"kind\": \"TRIAL\", \"period\": \"P30D\"}")
                .text("/licenseId");
        post("/v1/licenses/" + trial + "/convert", "{\"kind\": \"PERPETUAL\"}");
        post("/v1/licenses/import", """
                {"key": "RNDR-2019-00042-XY", "product": "render", "customer": "delta", "kind": "PERPETUAL",
                 "issuedAt": "2019-05-02T00:00:00Z", "activationLimit": 2, "activations": [
                 {"fingerprint": "f-0b5e91aa", "label": "Workstation", "activatedAt": "2019-05-03T08:30:00Z"}]}""");
        String twice = again(
                        "/v1/licenses", "{\"product\": \"render\", \"customer\": \"cube\", \"kind\": \"PERPETUAL\"}")
                .text("/licenseId");
        post("/v1/licenses/" + twice + "/withdraw", "{\"reason\": \"Ordered twice\"}");
    }

    private void ownership(String path) {
        post(
                path + "/renew",
                "{\"period\": \"P1Y\", \"billing\": {\"source\": \"shop\", \"reference\": \"R-2026-18\"}}");
        post(path + "/disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"The invoice is overdue\"}");
        post(path + "/enable", "{}");
        post(path + "/reissue-key", "{}");
        post(path + "/transfer", "{\"customer\": \"acme-europe\", \"keepMachines\": true, \"reissueKey\": true}");
        post(path + "/erase-texts", "{}");
        lictor.post(path + "/extend-term", "{\"until\": \"2020-01-01T00:00:00Z\", \"reason\": \"Too late\"}");
    }

    private void reads(String id, String key) {
        String path = "/v1/licenses/" + id;
        get(path);
        get(path + "/activations");
        get(path + "/modules");
        get(path + "/key");
        get(path + "/history?limit=3");
        get(path + "/commands");
        keepTwo((ArrayNode) calls.get("listLicenseCommands").at("/answer/items"));
        get("/v1/licenses?customer=acme");
        post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(key));
        get("/v1/customers/acme");
        get("/v1/products");
        get("/v1/products/render");
        get("/v1/dashboard");
        post("/v1/search", "{\"q\": \"acme\", \"limit\": 3}");
        get("/v1/customers?prefix=ac");
        get("/v1/partners");
        get("/v1/machines?customer=acme");
        get("/v1/renewals?from=" + inDays(0).substring(0, 10) + "&to="
                + inDays(364).substring(0, 10));
        get("/v1/compliance?customer=acme");
        get("/v1/events?after=7&limit=2");
        get("/v1/events/schemas");
        keepTwo((ArrayNode) calls.get("listEventSchemas").at("/answer/items"));
        get("/v1/events/schemas/LicenseRenewed/1");
        post("/v1/what-if", "{\"product\": \"render\", \"policy\": {\"gracePeriod\": \"P30D\"}}");
        eventually(
                () -> lictor.get("/v1/refusals").expect(200),
                refusals -> assertThat(refusals.at("/items")).isNotEmpty());
        get("/v1/refusals");
    }

    /** Shortens a list that is too long to read. */
    private static void keepTwo(ArrayNode items) {
        while (items.size() > 2) {
            items.remove(items.size() - 1);
        }
    }

    private void audit() {
        get("/v1/audit/key");
        get("/v1/audit/checkpoint?size=8");
        get("/v1/audit/inclusion?position=3&size=8");
        get("/v1/audit/consistency?from=4&to=8");
        get("/v1/audit/export?from=8&to=9");
    }

    private void operation() {
        Answer token = post(
                "/v1/tokens",
                "{\"name\": \"shop\", \"roles\": [\"issuer\"], \"products\": [\"render\"], \"expiresAt\": \"%s\"}"
                        .formatted(inDays(365)));
        ((ObjectNode) calls.get("createToken").path("answer")).put("token", NO_TOKEN);
        get("/v1/me");
        get("/v1/tokens");
        record("DELETE", "/v1/tokens/" + token.text("/tokenId"), null);
        post("/v1/clock/confirm", null);
        String projection = get("/v1/projections").text("/items/0/name");
        get("/v1/dead-letters");
        post("/v1/projections/" + projection + "/rebuild", null);
        post("/v1/projections/" + projection + "/verify", null);
    }

    private String inDays(int days) {
        return now.plus(days, ChronoUnit.DAYS).toString();
    }

    private Answer get(String path) {
        return record("GET", path, null);
    }

    private Answer put(String path, String body) {
        return record("PUT", path, body);
    }

    private Answer post(String path, @Nullable String body) {
        return record("POST", path, body);
    }

    /** Sends a call that is told already. */
    private Answer again(String path, String body) {
        return lictor.post(path, body).expect(201);
    }

    private Answer record(String method, String path, @Nullable String body, String... header) {
        Lictor.Call call = lictor.call(method, path);
        if (header.length > 0) {
            call = call.header(header[0], header[1]);
        }
        Answer answer = (body == null ? call : call.json(body)).send();
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        ObjectNode told = Answer.JSON.createObjectNode();
        String bare = path.split("\\?")[0];
        operations.forEach((name, operation) -> parameters(name, method + " " + bare)
                .ifPresent(parameters -> {
                    String mediaType = answer.header("Content-Type").split(";")[0];
                    ObjectNode named = told.putObject("parameters");
                    parameters.forEach(named::put);
                    if (body != null) {
                        told.set("request", Answer.JSON.readTree(body));
                    }
                    told.put("status", Integer.toString(answer.status()));
                    told.put("mediaType", mediaType);
                    if (mediaType.endsWith("json") && !mediaType.contains("ndjson")) {
                        told.set("answer", Answer.JSON.readTree(answer.body()));
                    } else {
                        told.put("answer", answer.body());
                    }
                    calls.put(operation.path("operationId").asString(), told);
                }));
        assertThat(told).as(method + " " + path).isNotEmpty();
        return answer;
    }

    /** Returns the path's parameters, if the call is of that operation; literal paths win over patterns. */
    private Optional<Map<String, String>> parameters(String operation, String call) {
        if (operation.contains("{") && operations.containsKey(call)) {
            return Optional.empty();
        }
        Pattern names = Pattern.compile("\\{(\\w+)}");
        Matcher matcher = Pattern.compile(names.matcher(operation).replaceAll("(?<$1>[^/]+)"))
                .matcher(call);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        names.matcher(operation).results().forEach(name -> parameters.put(name.group(1), matcher.group(name.group(1))));
        return Optional.of(parameters);
    }
}
