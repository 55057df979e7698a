package io.lictor.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sensible requests for every operation, made from the API's description. */
final class Corpus {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;
    private final KnownSubjects stock;
    private final List<Call> calls = new ArrayList<>();

    private record Call(String method, String path, JsonNode operation) {}

    Corpus(JsonNode document, KnownSubjects stock) {
        this.document = document;
        this.stock = stock;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> calls.add(new Call(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue()))));
    }

    RequestBuilder draft(Random random) {
        Call call = calls.get(random.nextInt(calls.size()));
        StringBuilder target = new StringBuilder(call.path());
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : call.operation().path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                String value = encoded(stock.value(call.path(), name, random));
                target.replace(0, target.length(), target.toString().replace("{" + name + "}", value));
            } else if (parameter.path("in").asText().equals("query") && random.nextInt(4) == 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encoded(
                                value(name, parameter.path("schema"), random).asText("ACTIVE")));
            }
        }
        JsonNode schema = call.operation().at("/requestBody/content/application~1json/schema");
        String body = schema.isMissingNode() ? "" : value("", schema, random).toString();
        return new RequestBuilder(call.method(), target.append(query).toString(), body);
    }

    private JsonNode value(String name, JsonNode described, Random random) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, random);
            case "array" -> JSON.arrayNode().add(value(name, schema.path("items"), random));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(schema.path("minimum").asLong(0) + random.nextInt(5));
            default -> JSON.textNode(stock.text(name, schema, random));
        };
    }

    private ObjectNode object(JsonNode schema, Random random) {
        ObjectNode object = JSON.objectNode();
        int rarity = 1 + random.nextInt(4);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(member -> required.add(member.asText()));
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || random.nextInt(rarity) == 1) {
                object.set(member.getKey(), value(member.getKey(), member.getValue(), random));
            }
        });
        return object;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
