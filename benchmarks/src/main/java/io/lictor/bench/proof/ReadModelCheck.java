package io.lictor.bench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one instance against those the fold leads to. Time goes on between the two, and a status with it: an
 * answer is right if it was so when the question was sent or when the answer came.
 */
final class ReadModelCheck {

    private static final int KEYS_TRIED = 25;

    private final Reader reader;
    private final FreshFold fold;
    private final List<String> differences = new ArrayList<>();

    ReadModelCheck(Reader reader, FreshFold fold) {
        this.reader = reader;
        this.fold = fold;
    }

    /** Returns the differences, in words. */
    List<String> differences() throws InterruptedException {
        licenses();
        customers();
        products();
        dashboard();
        keys();
        return differences;
    }

    private void licenses() throws InterruptedException {
        Instant before = Instant.now();
        Map<String, JsonNode> found = new HashMap<>();
        String cursor = "";
        while (true) {
            JsonNode page = get("/v1/licenses?limit=200" + cursor);
            page.path("items").forEach(item -> {
                if (found.put(item.path("licenseId").asText(), item) != null) {
                    differences.add("The list shows twice: " + item);
                }
            });
            if (!page.hasNonNull("next")) {
                break;
            }
            cursor = "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
        }
        Instant after = Instant.now();
        compare("licence", new Expected(fold, before).licenses(), new Expected(fold, after).licenses(), found);
    }

    /** References of customers are free text. */
    private static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void customers() throws InterruptedException {
        Instant before = Instant.now();
        Map<String, JsonNode> found = new HashMap<>();
        for (String customer : new Expected(fold, before).customers().keySet()) {
            found.put(customer, sorted(get("/v1/customers/" + inPath(customer))));
        }
        compare(
                "customer",
                new Expected(fold, before).customers(),
                new Expected(fold, Instant.now()).customers(),
                found);
    }

    /** The order of a customer's licences is nobody's promise. */
    private static JsonNode sorted(JsonNode customer) {
        List<JsonNode> licenses = new ArrayList<>();
        customer.path("licenses").forEach(licenses::add);
        licenses.sort(Comparator.comparing(license -> license.path("licenseId").asText()));
        ObjectNode copy = customer.deepCopy();
        copy.putArray("licenses").addAll(licenses);
        return copy;
    }

    private void products() throws InterruptedException {
        Instant before = Instant.now();
        Map<String, JsonNode> found = new HashMap<>();
        for (String product : fold.products().keySet()) {
            ObjectNode answer = get("/v1/products/" + product).deepCopy();
            answer.retain("product", "name", "defaultActivationLimit", "versions", "licenses");
            found.put(product, answer);
        }
        compare("product", new Expected(fold, before).products(), new Expected(fold, Instant.now()).products(), found);
    }

    private void dashboard() throws InterruptedException {
        Instant before = Instant.now();
        ObjectNode found = get("/v1/dashboard").deepCopy();
        found.remove("at");
        String name = "the";
        compare(
                "dashboard",
                Map.of(name, new Expected(fold, before).dashboard()),
                Map.of(name, new Expected(fold, Instant.now()).dashboard()),
                Map.of(name, found));
    }

    /** A key is shown, and leads back to its licence. */
    private void keys() throws InterruptedException {
        List<String> ids = new Expected(fold, Instant.now())
                .licenses().values().stream()
                        .filter(license -> license.path("keyHint").asText().length() > 0)
                        .map(license -> license.path("licenseId").asText())
                        .toList();
        for (int i = 0; i < ids.size(); i += Math.max(1, ids.size() / KEYS_TRIED)) {
            String id = ids.get(i);
            if (!(reader.keyOf(id, fold.position()) instanceof Answer.Told shown) || !shown.isGood()) {
                continue; // imported with a key of its own, which nobody can show
            }
            String body = Json.write(Map.of("key", shown.json().path("key").asText()));
            Answer owner = reader.ask("/v1/licenses/lookup", body);
            if (!(owner instanceof Answer.Told told)
                    || !told.json().path("licenseId").asText().equals(id)) {
                differences.add("The key of licence %s leads to %s".formatted(id, owner));
            }
        }
    }

    private JsonNode get(String path) throws InterruptedException {
        return reader.get(path, fold.position());
    }

    private void compare(
            String what, Map<String, JsonNode> before, Map<String, JsonNode> after, Map<String, JsonNode> found) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            JsonNode answer = withoutNulls(found.get(name));
            JsonNode either = withoutNulls(before.get(name));
            JsonNode or = withoutNulls(after.get(name));
            if (!Objects.equals(answer, either) && !Objects.equals(answer, or)) {
                differences.add(
                        "%s %s at %s is %s, and the events say %s".formatted(what, name, reader.server(), answer, or));
            }
        }
    }

    /** Absent and null are one; read anew, all whole numbers are of one type. */
    private static JsonNode withoutNulls(@Nullable JsonNode json) {
        return json == null ? Json.read("null") : stripped(Json.read(json.toString()));
    }

    private static JsonNode stripped(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        json.forEach(ReadModelCheck::stripped);
        return json;
    }
}
