package io.lictor.history;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes what a line of the feed is: no answer is made of one, and so nothing else would. */
final class FeedDocs implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        ModelConverters.getInstance(document.getSpecVersion() == SpecVersion.V31)
                .readAll(EventItem.class)
                .forEach(document.getComponents()::addSchemas);
    }
}
