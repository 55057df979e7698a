package io.lictor.audit;

import io.lictor.audit.log.ProvableLog;
import io.lictor.docs.ProblemCodes;
import io.lictor.merkle.MerkleTree;
import io.lictor.web.AnswersIn;
import io.lictor.web.MediaTypes;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checkpoints and proofs of the log, which is never behind the events. */
@RestController
@Tag(name = "Audit")
public class AuditController {

    private static final String SIZE = "How many events; all those there are, where it isn't given.";

    private final ProvableLog log;
    private final Checkpoints checkpoints;

    public AuditController(ProvableLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** {@code hashes}, in hex, lead from the leaf to the root of the tree of that size. */
    record InclusionProof(long leafIndex, long size, String leafHash, List<String> hashes) {}

    /** {@code hashes}, in hex, show that the smaller tree is the beginning of the larger one. */
    record ConsistencyProof(long from, long to, List<String> hashes) {}

    @GetMapping("/v1/audit/checkpoint")
    @AnswersIn(MediaTypes.TEXT)
    @ProblemCodes(
            notFound = "LOG_TOO_SHORT",
            conflict = "CHECKPOINT_CONTRADICTED",
            unavailable = {"AUDIT_KEY_MISSING", "AUDIT_LOG_BUSY"})
    @Operation(
            operationId = "getCheckpoint",
            summary = "The signed checkpoint of all events, or of the first ones",
            description =
                    "A note as C2SP tlog-checkpoint has it: the log's name, its size, the root of its Merkle tree,"
                            + " and an Ed25519 signature. The same size always has the same note.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaTypes.TEXT,
                            schema = @Schema(type = "string", description = "A signed note.")))
    void checkpoint(
            @Parameter(description = SIZE, schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    Long size,
            HttpServletResponse response)
            throws IOException {
        if (size != null && size < 0) {
            throw ProblemException.invalidParameter("size", "must be a number of events, from 0");
        }
        write(size == null ? checkpoints.newest().note() : checkpoints.of(size).note(), response);
    }

    @GetMapping("/v1/audit/key")
    @AnswersIn(MediaTypes.TEXT)
    @ProblemCodes(unavailable = "AUDIT_KEY_MISSING")
    @Operation(
            operationId = "getAuditKey",
            summary = "The public key by which checkpoints are verified",
            description =
                    "A verifier key as C2SP signed-note has it. Whoever must trust nobody gets it by another way.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaTypes.TEXT,
                            schema = @Schema(type = "string", description = "A verifier key.")))
    void key(HttpServletResponse response) throws IOException {
        write(checkpoints.key() + "\n", response);
    }

    private static void write(String text, HttpServletResponse response) throws IOException {
        response.setContentType(MediaTypes.TEXT);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/v1/audit/inclusion")
    @ProblemCodes(notFound = "LOG_TOO_SHORT", unavailable = "AUDIT_LOG_BUSY")
    @Operation(
            operationId = "getInclusionProof",
            summary = "What shows that an event is in the log",
            description = "As in RFC 6962, section 2.1.1.")
    InclusionProof inclusion(
            @Parameter(
                            description = "Of the event in the store.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam
                    long position,
            @Parameter(description = SIZE, schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long size) {
        if (position < 1) {
            throw ProblemException.invalidParameter("position", "must be the position of an event, from 1");
        }
        if (size != null && size < position) {
            throw ProblemException.invalidParameter("size", "must not be less than position");
        }
        long of = checkpoints.size(size, position);
        long index = position - 1;
        return new InclusionProof(
                index,
                of,
                HexFormat.of().formatHex(log.leafHash(index)),
                hex(MerkleTree.inclusion(index, of, log.nodes())));
    }

    @GetMapping("/v1/audit/consistency")
    @ProblemCodes(notFound = "LOG_TOO_SHORT", unavailable = "AUDIT_LOG_BUSY")
    @Operation(
            operationId = "getConsistencyProof",
            summary = "What shows that nothing was changed between two checkpoints",
            description = "As in RFC 6962, section 2.1.2.")
    ConsistencyProof consistency(
            @Parameter(
                            description = "The size of the older one.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam
                    long from,
            @Parameter(description = SIZE, schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    Long to) {
        if (from < 0) {
            throw ProblemException.invalidParameter("from", "must be a number of events, from 0");
        }
        if (to != null && to < from) {
            throw ProblemException.invalidParameter("to", "must not be less than from");
        }
        long larger = checkpoints.size(to, from);
        return new ConsistencyProof(from, larger, hex(MerkleTree.consistency(from, larger, log.nodes())));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
