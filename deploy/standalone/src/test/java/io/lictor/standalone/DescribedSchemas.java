package io.lictor.standalone;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.lictor.acceptance.ApiDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of the API description, to compare values with. */
final class DescribedSchemas {

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    DescribedSchemas(ApiDescription description) {
        this.document = description.document();
    }

    /** Returns the faults of a value; none if it matches its schema. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema, this::read)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Any schema of the document may be named by one of its parts, so each part takes all of them along. */
    private Schema read(JsonNode part) {
        ObjectNode whole = (ObjectNode) part.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    /** The schema itself, where this one only names another. */
    JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : document.at(reference.asString().substring(1));
    }
}
