package io.lictor.audit;

import io.lictor.docs.ProblemCodes;
import io.lictor.reading.LongQuestions;
import io.lictor.web.AnswersIn;
import io.lictor.web.MediaTypes;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events with their proofs, for an auditor who trusts nobody. */
@RestController
@Tag(name = "Audit")
public class ExportController {

    private final LongQuestions questions;
    private final Export export;
    private final ExportFilter filter;
    private final Checkpoints checkpoints;

    public ExportController(Export export, ExportFilter filter, Checkpoints checkpoints, LongQuestions questions) {
        this.questions = questions;
        this.export = export;
        this.filter = filter;
        this.checkpoints = checkpoints;
    }

    @GetMapping("/v1/audit/export")
    @AnswersIn(MediaTypes.NDJSON)
    @ProblemCodes(
            conflict = "CHECKPOINT_CONTRADICTED",
            unavailable = {"AUDIT_KEY_MISSING", "AUDIT_LOG_BUSY", "READ_MODEL_BUSY"})
    @Operation(
            operationId = "exportLog",
            summary = "Events with their proofs, from one position to another",
            description =
                    "One JSON object a line, in the order of positions, as fast as it is read. The proofs lead to the"
                            + " checkpoint on the first line. An export that broke off is resumed behind its last line.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaTypes.NDJSON,
                            schema = @Schema(type = "string", description = "An ExportedEvent a line.")))
    void export(
            @Parameter(
                            description = "The first position.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    long from,
            @Parameter(
                            description = "The last position; that of the last event, where it isn't given.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long to,
            @Parameter(description = "Only what is about it or its licences.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 64)
                    String product,
            @Parameter(description = "Only what is about licences that were theirs before or after it.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String customer,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        if (from < 1) {
            throw ProblemException.invalidParameter("from", "must be a position, from 1");
        }
        if (to != null && to < from) {
            throw ProblemException.invalidParameter("to", "must not be less than from");
        }
        SignedCheckpoint checkpoint = checkpoints.newest();
        response.setContentType(MediaTypes.NDJSON);
        if (method == HttpMethod.HEAD) {
            return; // nobody reads what is written, and there is much of it
        }
        long last = to == null ? checkpoint.size() : Math.min(to, checkpoint.size());
        OutputStream reader = response.getOutputStream();
        questions.stream(() -> export.write(reader, from, last, checkpoint, filter.of(product, customer)));
    }
}
