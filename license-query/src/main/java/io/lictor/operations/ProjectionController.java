package io.lictor.operations;

import io.lictor.docs.Refuses;
import io.lictor.licenses.Page;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionStatus;
import io.lictor.readmodel.ReadModel;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
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

/** How far the read model is, and building it anew. */
@RestController
@RequestMapping("/v1/projections")
@Refuses(unavailable = "READ_MODEL_UNAVAILABLE")
@Tag(name = "Operations")
public class ProjectionController {

    private final Projection projection;
    private final ReadModel readModel;

    public ProjectionController(Projection projection, ReadModel readModel) {
        this.projection = projection;
        this.readModel = readModel;
    }

    @GetMapping
    @Operation(operationId = "listProjections", summary = "How far the read model is")
    Page<ProjectionStatus> projections() {
        return Page.all(List.of(status()));
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(notFound = "PROJECTION_NOT_FOUND")
    @Operation(
            operationId = "rebuildProjection",
            summary = "Build the read model anew, beside the one that serves",
            description =
                    "When it has caught up it serves instead, and the old one is dropped. Where one is being built"
                            + " already, that one goes on.")
    ProjectionStatus rebuild(@PathVariable String name) {
        if (!name.equals(Projection.NAME)) {
            throw ProblemException.notFound(
                    "PROJECTION_NOT_FOUND",
                    "There is no projection " + name + "; there is " + Projection.NAME + ".",
                    Map.of("projection", name));
        }
        readModel.ask(() -> {
            projection.requestRebuild();
            return true;
        });
        return status();
    }

    private ProjectionStatus status() {
        return readModel.ask(projection::status);
    }
}
