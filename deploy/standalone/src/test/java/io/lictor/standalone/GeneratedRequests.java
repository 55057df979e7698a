package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests for an operation, made from its description: those that it allows, and those that it does not. */
final class GeneratedRequests {

    private static final List<String> OF_ANOTHER_TYPE =
            List.of("true", "-1", "1.5", "\"?\"", "[]", "[[]]", "{}", "{\"a\": 1}");
    private static final int LIMIT = 1 << 20;

    private final Lictor lictor;
    private final DescribedSchemas schemas;
    private final RandomValues values;
    private final ContractWorld world;
    private final Random random;

    GeneratedRequests(Lictor lictor, DescribedSchemas schemas, ContractWorld world, Random random) {
        this.lictor = lictor;
        this.schemas = schemas;
        this.world = world;
        this.values = new RandomValues(schemas, world, random);
        this.random = random;
    }

    /** A request, what it says, and whether the description allows it. */
    record Sent(String says, boolean isAllowed, Answer answer) {}

    /** As the description allows it; the more so the fewer optional things are in it, for some contradict each other. */
    Sent allowed(DescribedOperation operation) {
        double optional = List.of(0.0, 0.2, 0.5, 1.0).get(random.nextInt(4));
        Lictor.Call call = lictor.call(operation.method(), path(operation, optional));
        headers(operation, call, optional / 4);
        if (operation.bodySchema().isEmpty()) {
            return new Sent("", true, call.send());
        }
        JsonNode body = values.value("body", operation.bodySchema().get(), optional);
        return new Sent(body.toString(), true, call.json(body.toString()).send());
    }

    /** With a body that is not quite as the description has it. */
    Sent spoiled(DescribedOperation operation) {
        JsonNode schema = operation.bodySchema().orElseThrow();
        ObjectNode body = (ObjectNode) values.value("body", schema, 0.5);
        List<String> members = schemas.resolved(schema).path("properties").propertyNames().stream()
                .toList();
        String member = members.isEmpty() ? "surprise" : members.get(random.nextInt(members.size()));
        switch (random.nextInt(4)) {
            case 0 -> body.put("surprise", 1);
            case 1 -> body.remove(member);
            case 2 -> body.put(member, "x".repeat(3_000));
            default ->
                body.set(member, Answer.JSON.readTree(OF_ANOTHER_TYPE.get(random.nextInt(OF_ANOTHER_TYPE.size()))));
        }
        boolean isAllowed = schemas.faults(schema, body).isEmpty();
        Answer answer = lictor.call(operation.method(), path(operation, 0))
                .json(body.toString())
                .send();
        return new Sent(body.toString(), isAllowed, answer);
    }

    /** Returns requests that no operation accepts. */
    List<Sent> misshapen(DescribedOperation operation) {
        List<Sent> sent = new ArrayList<>();
        sent.add(refused("surprise=1", call(operation, with("surprise=1", path(operation, 0)))));
        sent.add(refused("an escape that is none", call(operation, with("%ff=1", path(operation, 0)))));
        sent.add(refused(
                "nothing acceptable", allowedBody(operation, call(operation)).header("Accept", "image/png")));
        if (operation.bodySchema().isPresent()) {
            sent.add(refused("{\"", call(operation).body("application/json", "{\"".getBytes(UTF_8))));
            sent.add(refused("text", call(operation).body("text/plain", "text".getBytes(UTF_8))));
            sent.add(refused("too much", call(operation).body("application/json", new byte[LIMIT + 1])));
        }
        if (operation.needsBody()) {
            sent.add(refused("nothing", call(operation)));
        }
        for (JsonNode header : operation.parameters("header")) {
            if (header.path("name").asString().equals("Last-Event-ID")) {
                continue; // read only where server-sent events are asked for, which never end
            }
            sent.add(refused(
                    "a bad header",
                    allowedBody(operation, call(operation))
                            .withoutWaiting()
                            .header(header.path("name").asString(), "\"".repeat(300))));
        }
        return sent;
    }

    /** Two different requests under one key, and one request twice; what they were answered, in this order. */
    List<Sent> repeated(DescribedOperation operation) {
        String key = "contract-" + random.nextLong();
        String path = path(operation, 0);
        JsonNode body = operation
                .bodySchema()
                .map(schema -> values.value("body", schema, 0))
                .orElse(null);
        List<Sent> sent = new ArrayList<>();
        for (String target : List.of(path, path, path.replace("machine-", "other-"))) {
            Lictor.Call call = call(operation, target).header("Idempotency-Key", key);
            JsonNode different = sent.size() < 2 || body == null ? body : changed(body);
            if (different != null) {
                call.json(different.toString());
            }
            sent.add(new Sent("again: " + different, true, call.send()));
        }
        return sent;
    }

    private static JsonNode changed(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put("surprise", 1);
    }

    private static Sent refused(String says, Lictor.Call call) {
        return new Sent(says, false, call.send());
    }

    private Lictor.Call call(DescribedOperation operation) {
        return call(operation, path(operation, 0));
    }

    private Lictor.Call call(DescribedOperation operation, String path) {
        return lictor.call(operation.method(), path);
    }

    private Lictor.Call allowedBody(DescribedOperation operation, Lictor.Call call) {
        return operation
                .bodySchema()
                .map(schema -> call.json(values.value("body", schema, 0).toString()))
                .orElse(call);
    }

    private String path(DescribedOperation operation, double optional) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.path("name").asString();
            String value = operation.path().startsWith("/v1/dead-letters")
                    ? world.deadLetter(operation.method())
                    : text(name, parameter);
            path = path.replace("{" + name + "}", encoded(value));
        }
        String query = operation.parameters("query").stream()
                // whose members are parameters of their own, of any names
                .filter(parameter ->
                        !parameter.path("schema").path("type").asString("").equals("object"))
                .filter(parameter -> parameter.path("required").asBoolean(false) || random.nextDouble() < optional / 2)
                .map(parameter -> {
                    String name = parameter.path("name").asString();
                    return name + "=" + encoded(text(name, parameter));
                })
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String with(String parameter, String path) {
        return path + (path.contains("?") ? "&" : "?") + parameter;
    }

    private void headers(DescribedOperation operation, Lictor.Call call, double optional) {
        for (JsonNode header : operation.parameters("header")) {
            String name = header.path("name").asString();
            if (random.nextDouble() < optional && !name.equals("Lictor-After")) {
                call.header(name, name.equals("If-Match") ? "\"" + random.nextInt(5) + "\"" : text(name, header));
            }
        }
    }

    private String text(String name, JsonNode parameter) {
        JsonNode value = values.value(name, parameter.path("schema"), 0);
        return value.isArray()
                ? value.valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(","))
                        .transform(this::orActive)
                : value.asString();
    }

    private String orActive(@Nullable String list) {
        return list == null || list.isEmpty() ? "ACTIVE" : list;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
