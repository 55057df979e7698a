package io.lictor.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lictor.docs.ProblemCodes;
import io.lictor.event.EventSchemas;
import io.lictor.event.EventSchemas.EventSchema;
import io.lictor.licenses.Page;
import io.lictor.web.AnswersIn;
import io.lictor.web.MediaTypes;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** JSON schemas of the payloads in the feed and in histories. */
@RestController
@Tag(name = "History and feed")
class EventSchemaController {

    /** {@code current} is the revision that is written today. */
    record SchemaItem(
            String type,
            int revision,
            boolean current,

            @Schema(types = "object", description = "A JSON Schema (2020-12) of the payload.") @JsonRawValue
            String schema) {

        private static SchemaItem of(EventSchema schema) {
            return new SchemaItem(schema.type(), schema.revision(), schema.current(), schema.schema());
        }
    }

    @GetMapping("/v1/events/schemas")
    @Operation(
            operationId = "listEventSchemas",
            summary = "What the payload of each event looks like",
            description = "One for each type and revision, also for those that are no longer written. Readers should"
                    + " ignore members they don't know.")
    Page<SchemaItem> all() {
        return Page.all(EventSchemas.all().stream().map(SchemaItem::of).toList());
    }

    @GetMapping("/v1/events/schemas/{type}/{revision}")
    @AnswersIn(MediaTypes.JSON_SCHEMA)
    @ProblemCodes(notFound = "SCHEMA_NOT_FOUND")
    @Operation(operationId = "getEventSchema", summary = "What the payload of one event looks like in a revision")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaTypes.JSON_SCHEMA,
                            schema = @Schema(type = "object", description = "A JSON Schema.")))
    ResponseEntity<String> one(@PathVariable String type, @PathVariable String revision) {
        return number(revision)
                .flatMap(number -> EventSchemas.find(type, number))
                .map(schema -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(MediaTypes.JSON_SCHEMA))
                        .body(schema.schema()))
                .orElseThrow(() -> ProblemException.notFound(
                        "SCHEMA_NOT_FOUND",
                        "There is no event of that type and revision; GET /v1/events/schemas names all.",
                        Map.of("type", type, "revision", revision)));
    }

    private static Optional<Integer> number(String revision) {
        return revision.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.parseInt(revision)) : Optional.empty();
    }
}
