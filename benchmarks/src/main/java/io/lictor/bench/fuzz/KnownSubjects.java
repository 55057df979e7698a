package io.lictor.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Products, licences and keys to ask about. */
record KnownSubjects(List<String> products, List<String> licenses, List<String> keys) {

    private static final List<String> WORDS = List.of("seg", "plan", "1.0", "2.0", "machine-1", "reader", "x");

    /** Returns a part of a path that mostly exists. */
    String value(String path, String name, Random random) {
        if (path.startsWith("/v1/licenses/{id}") && name.equals("id")) {
            return one(licenses, random);
        }
        return switch (name) {
            case "product" -> one(products, random);
            case "version" -> "1.0";
            case "name" -> "rebuilt-" + random.nextInt(10); // a rebuild for each would be a test of something else
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    String text(String name, JsonNode schema, Random random) {
        String format = schema.path("format").asText();
        if (format.equals("date-time")) {
            return Instant.now()
                    .plus(Duration.ofDays(random.nextInt(-900, 900)))
                    .toString();
        } else if (format.equals("uuid")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return switch (name) {
            case "product" -> one(products, random);
            case "key" -> random.nextInt(5) == 0 ? "LEGACY-" + random.nextLong() : one(keys, random);
            case "fingerprint" -> "machine-" + random.nextInt(1_000);
            case "customer", "partnerId" -> "customer-" + random.nextInt(50);
            case "roles" -> "reader";
            default ->
                schema.has("example") ? schema.path("example").asText() : WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
