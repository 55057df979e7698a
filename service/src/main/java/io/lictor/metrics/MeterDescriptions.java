package io.lictor.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;

/** Descriptions for meters of libraries that have none. */
final class MeterDescriptions implements MeterFilter {

    private static final Map<String, String> MEANINGS = Map.of(
            "http.server.requests", "HTTP requests that were answered",
            "http.server.requests.active", "HTTP requests under way");

    @Override
    public Meter.Id map(Meter.Id id) {
        String meaning = MEANINGS.get(id.getName());
        return meaning == null || id.getDescription() != null
                ? id
                : new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), meaning, id.getType());
    }
}
