package io.lictor.standalone;

import io.lictor.acceptance.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Compares answers with what the description says of them, and remembers what was seen. */
final class Conformance {

    private static final String PROBLEM = "application/problem+json";
    private static final String LINES = "application/x-ndjson";
    private static final String TEXT = "text/";
    private static final Pattern LINE = Pattern.compile("An? (\\w+) a line\\.");

    private final DescribedSchemas schemas;
    private final JsonNode document;
    private final Map<String, Set<String>> seen = new TreeMap<>();
    private final Set<String> good = new TreeSet<>();

    Conformance(DescribedSchemas schemas, JsonNode document) {
        this.schemas = schemas;
        this.document = document;
    }

    /** Returns the differences between an answer and its description. */
    List<String> faults(DescribedOperation operation, Answer answer) {
        Optional<JsonNode> described = operation.response(answer.status());
        if (described.isEmpty()) {
            return List.of("status " + answer.status() + " is not described");
        }
        List<String> faults = new ArrayList<>(headers(described.get(), answer));
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        JsonNode content = described.get().path("content").path(type.split(";")[0]);
        if (content.isMissingNode()) {
            faults.add("content type '" + type + "' is not described");
            return faults;
        }
        if (type.startsWith(LINES)) {
            JsonNode line = document.at("/components/schemas").path(whatALineIs(content));
            answer.body().lines().forEach(text -> faults.addAll(schemas.faults(line, Answer.JSON.readTree(text))));
        } else if (type.startsWith(TEXT)) {
            faults.addAll(schemas.faults(content.path("schema"), JsonNodeFactory.instance.stringNode(answer.body())));
        } else {
            faults.addAll(schemas.faults(content.path("schema"), answer.json()));
        }
        if (type.startsWith(PROBLEM)) {
            String refusal = answer.status() + " " + answer.text("/code");
            if (!operation.refusals().contains(refusal)) {
                faults.add(refusal + " is not described");
            }
            seen.computeIfAbsent(operation.id(), _ -> new TreeSet<>()).add(refusal);
        } else {
            good.add(operation.id());
        }
        return faults;
    }

    /** No schema has words for lines, so the description names the schema of each. */
    private static String whatALineIs(JsonNode content) {
        Matcher found = LINE.matcher(content.path("schema").path("description").asString());
        if (!found.matches()) {
            throw new AssertionError("It is not said what a line is: " + content);
        }
        return found.group(1);
    }

    private List<String> headers(JsonNode described, Answer answer) {
        List<String> faults = new ArrayList<>();
        described.path("headers").properties().forEach(header -> {
            JsonNode resolved = schemas.resolved(header.getValue());
            if (resolved.path("required").asBoolean(false) && !answer.hasHeader(header.getKey())) {
                faults.add("the header " + header.getKey() + " is missing");
            }
        });
        return faults;
    }

    boolean wasAnswered(DescribedOperation operation) {
        return good.contains(operation.id());
    }

    /** Every status and code by which any operation refused. */
    Set<String> seen() {
        return seen.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the statuses and codes seen so far of one operation. */
    Set<String> seen(DescribedOperation operation) {
        return seen.getOrDefault(operation.id(), Set.of());
    }
}
