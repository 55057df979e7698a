package io.lictor.operations;

import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.CountsVerifier;
import io.lictor.licenses.CountsVerifier.Verification;
import io.lictor.licenses.Page;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionStatus;
import io.lictor.projection.Projections;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** State of the projections, and rebuilding them. */
@RestController
@RequestMapping("/v1/projections")
@ProblemCodes(unavailable = "READ_MODEL_UNAVAILABLE")
@Tag(name = "Operations")
class ProjectionController {

    private final Projections projections;
    private final ReadModel readModel;
    private final CountsVerifier counts;
    private final LongQuestions questions;

    ProjectionController(Projections projections, ReadModel readModel, CountsVerifier counts, LongQuestions questions) {
        this.projections = projections;
        this.readModel = readModel;
        this.counts = counts;
        this.questions = questions;
    }

    /**
     * What a verification found; {@code differences} are the stretches of time (such as {@code day 2027-03-01}) for which
     * the counts kept aren't those of the licences.
     */
    @Schema(name = "ProjectionVerification")
    record Verified(String name, boolean equal, long licenses, List<String> differences) {}

    @GetMapping
    @Operation(operationId = "listProjections", summary = "How far the projections are")
    Page<ProjectionStatus> projections() {
        return Page.all(projections.all().stream().map(this::status).toList());
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ProblemCodes(notFound = "PROJECTION_NOT_FOUND")
    @Operation(
            operationId = "rebuildProjection",
            summary = "Build a projection anew, beside what serves",
            description =
                    "When it has caught up it serves instead, and the old one is dropped. Where one is being built"
                            + " already, that one goes on.")
    ProjectionStatus rebuild(@PathVariable String name) {
        Projection projection = projections.named(name).orElseThrow(() -> unknown(name));
        readModel.ask(() -> {
            projection.requestRebuild();
            return true;
        });
        return status(projection);
    }

    @PostMapping("/{name}/verify")
    @ProblemCodes(
            notFound = "PROJECTION_NOT_FOUND",
            conflict = "NOTHING_TO_VERIFY",
            unavailable = {"READ_MODEL_BUSY", "READ_MODEL_UNAVAILABLE"})
    @Operation(
            operationId = "verifyProjection",
            summary = "Compare the counts kept with the licences counted one by one",
            description =
                    "Takes some seconds for each hundred thousand licences; changes may go on meanwhile. Where the two"
                            + " differ, rebuild the projection, and tell us.")
    Verified verify(@PathVariable String name) {
        Projection projection = projections.named(name).orElseThrow(() -> unknown(name));
        if (!projection.name().equals(LicensesDefinition.NAME)) {
            throw new ProblemException(
                    409,
                    "NOTHING_TO_VERIFY",
                    "The projection " + name + " keeps no counts; " + LicensesDefinition.NAME + " does.",
                    Map.of("projection", name));
        }
        Verification found = questions.overAll(counts::verify);
        return new Verified(name, found.differences().isEmpty(), found.licenses(), found.differences());
    }

    private ProblemException unknown(String name) {
        return ProblemException.notFound(
                "PROJECTION_NOT_FOUND",
                "There is no projection " + name + "; there is " + projections.names() + ".",
                Map.of("projection", name));
    }

    private ProjectionStatus status(Projection projection) {
        return readModel.ask(projection::status);
    }
}
