package io.lictor.erasing;

import io.lictor.command.EraseTexts;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.NoContent;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forgets what people wrote freely about a licence. */
@RestController
@RequestMapping("/v1/licenses/{id}")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Erasing")
public class ErasingController {

    private final LicenseCommands commands;
    private final InstantSource clock;

    ErasingController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/erase-texts")
    @Operation(
            operationId = "eraseTexts",
            summary = "EraseTexts: forget all labels and reasons",
            description =
                    "Labels of machines and the reasons of suspensions and extensions can't be read any more, not in"
                            + " the history either; all else stays. What is written afterwards is kept again. A successor that"
                            + " took over labelled machines is a licence of its own.")
    ResponseEntity<WriteAnswer> eraseTexts(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(new EraseTexts(PathId.license(id), clock.instant()), caller, expected);
    }
}
