package io.lictor.store.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an event, parsed when somebody looks at them; who folds events never does. Empty where somebody has
 * damaged them: that must hide neither this event nor those behind it.
 */
public final class StoredMetadata extends AbstractMap<String, String> {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final String text;
    private @Nullable Map<String, String> parsed;

    public StoredMetadata(String text) {
        this.text = text;
    }

    // Two threads may both parse it, to the same.
    private Map<String, String> parsed() {
        Map<String, String> known = parsed;
        if (known == null) {
            known = Collections.unmodifiableMap(parse(text));
            parsed = known;
        }
        return known;
    }

    private static Map<String, String> parse(String text) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : JSON.readTree(text).properties()) {
                JsonNode value = member.getValue();
                values.put(member.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
            return values;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    @Override
    public @Nullable String get(Object key) {
        return parsed().get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return parsed().containsKey(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return parsed().entrySet();
    }
}
