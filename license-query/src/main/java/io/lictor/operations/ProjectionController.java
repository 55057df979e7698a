package io.lictor.operations;

import io.lictor.docs.Refuses;
import io.lictor.licenses.Page;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionStatus;
import io.lictor.projection.Projections;
import io.lictor.readmodel.ReadModel;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Refuses(unavailable = "READ_MODEL_UNAVAILABLE")
@Tag(name = "Operations")
class ProjectionController {

    private final Projections projections;
    private final ReadModel readModel;

    ProjectionController(Projections projections, ReadModel readModel) {
        this.projections = projections;
        this.readModel = readModel;
    }

    @GetMapping
    @Operation(operationId = "listProjections", summary = "How far the projections are")
    Page<ProjectionStatus> projections() {
        return Page.all(projections.all().stream().map(this::status).toList());
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(notFound = "PROJECTION_NOT_FOUND")
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
