package io.lictor.audit;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;

/** Describes what a line of the export is: the schema of an answer of lines is only a text. */
final class AuditDocs implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        SpringDocAnnotationsUtils.extractSchema(
                document.getComponents(), ExportedEvent.class, null, null, document.getSpecVersion());
    }
}
