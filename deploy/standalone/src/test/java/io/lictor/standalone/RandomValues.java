package io.lictor.standalone;

import com.github.curiousoddman.rgxgen.RgxGen;
import io.lictor.acceptance.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema allows. Where a name stands for something that is there, it is mostly that. */
final class RandomValues {

    private static final List<String> SPANS = List.of("P1Y", "P30D", "PT12H", "P2M", "P1W", "P3Y6M");
    private static final int FEW = 3;
    private static final int DAYS = 800;

    private final DescribedSchemas schemas;
    private final ContractWorld world;
    private final Random random;

    RandomValues(DescribedSchemas schemas, ContractWorld world, Random random) {
        this.schemas = schemas;
        this.world = world;
        this.random = random;
    }

    /** A value of this schema; optional members are there with a probability. */
    JsonNode value(String name, JsonNode described, double optional) {
        JsonNode schema = schemas.resolved(described);
        if (schema.has("oneOf")) {
            return value(name, pick(schema.path("oneOf")), optional);
        }
        if (schema.has("enum")) {
            return pick(schema.path("enum"));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, optional);
            case "array" -> array(name, schema, optional);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case "integer" -> JsonNodeFactory.instance.numberNode(integer(schema));
            case "string" -> JsonNodeFactory.instance.stringNode(string(name, schema));
            default -> throw new IllegalArgumentException("No value for " + name + ": " + schema);
        };
    }

    private JsonNode pick(JsonNode values) {
        return values.get(random.nextInt(values.size()));
    }

    private ObjectNode object(JsonNode schema, double optional) {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        ObjectNode object = Answer.JSON.createObjectNode();
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || random.nextDouble() < optional) {
                object.set(member.getKey(), value(member.getKey(), member.getValue(), optional));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, double optional) {
        ArrayNode array = Answer.JSON.createArrayNode();
        int size = schema.path("minItems").asInt(0) + random.nextInt(FEW);
        for (int i = 0; i < size; i++) {
            array.add(value(name, schema.path("items"), optional));
        }
        return array;
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = Math.min(schema.path("maximum").asLong(Long.MAX_VALUE), least + 20);
        return least + random.nextLong(most - least + 1);
    }

    private String string(String name, JsonNode schema) {
        if (random.nextInt(10) > 0) {
            String known = world.known(name, random);
            boolean isNew = name.equals("key") && schema.has("minLength") && random.nextBoolean(); // that of an import
            if (known != null && !isNew) {
                return known;
            }
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" ->
                world.now()
                        .plus(Duration.ofHours(random.nextInt(-DAYS, DAYS) * 24L))
                        .toString();
            case "date" ->
                LocalDate.now(ZoneOffset.UTC).minusDays(random.nextInt(DAYS)).toString();
            default -> text(schema);
        };
    }

    private String text(JsonNode schema) {
        String pattern = schema.path("pattern").asString("");
        if (pattern.startsWith("^P")) {
            return SPANS.get(random.nextInt(SPANS.size()));
        }
        if (!pattern.isEmpty() && !pattern.contains("?=") && !schema.has("maxLength")) {
            return RgxGen.parse(pattern.substring(1, pattern.length() - 1)).generate(random);
        }
        int least = Math.max(1, schema.path("minLength").asInt(1));
        int most = Math.min(schema.path("maxLength").asInt(40), least + 30);
        return printable(least + random.nextInt(most - least + 1));
    }

    private String printable(int length) {
        return random.ints(length, '!', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
