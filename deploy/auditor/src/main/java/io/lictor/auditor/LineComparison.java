package io.lictor.auditor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Comparison of what a line shows with what its leaf says: only the leaf is proven. */
final class LineComparison {

    private static final Pattern LICENSE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String PRODUCT = "product:";

    private LineComparison() {}

    /** The differences, a sentence for each member. */
    static List<String> differencesFromLeaf(ExportLine line) {
        if (line.leafIndex() != line.position() - 1) {
            return List.of("it stands at position %d and says that its leaf has the index %d"
                    .formatted(line.position(), line.leafIndex()));
        }
        try {
            return Json.parse(line.leaf()) instanceof Map<?, ?> leaf
                    ? differences(line.fields(), leaf)
                    : List.of("its leaf is no JSON object");
        } catch (JacksonException e) {
            return List.of("its leaf is no JSON");
        }
    }

    private static List<String> differences(Fields shown, Map<?, ?> leaf) {
        Differences differences = new Differences();
        for (Map.Entry<String, @Nullable Object> said : said(leaf).entrySet()) {
            String name = said.getKey();
            Object there = shown.value(name);
            if (!isSame(name, there, said.getValue())) {
                differences.add(name, there, said.getValue());
            }
        }
        return differences.sentences();
    }

    private static Map<String, @Nullable Object> said(Map<?, ?> leaf) {
        String stream = String.valueOf(leaf.get("streamId"));
        String type = String.valueOf(leaf.get("type"));
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("type", type.substring(type.indexOf('.') + 1));
        said.put("sequence", leaf.get("sequence"));
        said.put("revision", revision(leaf.get("revision")));
        said.put("licenseId", LICENSE.matcher(stream).matches() ? stream : null);
        said.put("product", stream.startsWith(PRODUCT) ? stream.substring(PRODUCT.length()) : null);
        said.put("at", leaf.get("recordedAt"));
        Map<?, ?> metadata = leaf.get("metadata") instanceof Map<?, ?> members ? members : Map.of();
        for (String name : List.of("actor", "tokenId", "command", "correlationId")) {
            Object value = metadata.get(name);
            said.put(name, value == Json.Empty.NULL ? null : value);
        }
        said.put("payload", leaf.get("payload"));
        return said;
    }

    private static Object revision(@Nullable Object stored) {
        return stored instanceof String text && NUMBER.matcher(text).matches()
                ? Double.valueOf(text)
                : Double.valueOf(0);
    }

    private static boolean isSame(String name, @Nullable Object shown, @Nullable Object said) {
        return Objects.equals(shown, said) || (name.equals("at") && isSameInstant(shown, said));
    }

    /** Instants may be written with more zeros, or fewer. */
    private static boolean isSameInstant(@Nullable Object shown, @Nullable Object said) {
        try {
            return shown instanceof String one
                    && said instanceof String other
                    && Instant.parse(one).equals(Instant.parse(other));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
