package io.lictor.activating;

import io.lictor.command.ActivateLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.web.AsName;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/licenses/{id}/activations")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Activations")
public class ActivationController {

    private final LicenseCommands commands;
    private final InstantSource clock;

    ActivationController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping
    @ProblemCodes(
            conflict = {
                "ACTIVATION_LIMIT_REACHED",
                "LICENSE_PENDING",
                "LICENSE_DISABLED",
                "LICENSE_EXPIRED",
                "LICENSE_UPGRADED"
            })
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(operationId = "activateMachine", summary = "ActivateLicense: a machine takes a seat")
    ResponseEntity<ActivationAnswer> activate(
            @PathVariable String id, @RequestBody @Valid MachineRequest body, Caller caller, ExpectedVersion expected) {
        return commands.answer(
                new ActivateLicense(
                        PathId.license(id), body.fingerprint(), body.label(), body.version(), clock.instant()),
                caller,
                expected,
                written -> ResponseEntity.status(
                                written.did(LicenseActivated.class) ? HttpStatus.CREATED : HttpStatus.OK)
                        .headers(commands.headers(written))
                        .body(ActivationAnswer.of(written, body.fingerprint())));
    }

    @DeleteMapping("/{fingerprint}")
    @ProblemCodes(notFound = "ACTIVATION_NOT_FOUND")
    @Operation(operationId = "deactivateMachine", summary = "DeactivateMachine: the vendor frees a seat")
    ResponseEntity<WriteAnswer> deactivate(
            @PathVariable String id,
            @PathVariable @AsName String fingerprint,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(
                new DeactivateMachine(PathId.license(id), fingerprint, DeactivatedBy.VENDOR, clock.instant()),
                caller,
                expected);
    }
}
