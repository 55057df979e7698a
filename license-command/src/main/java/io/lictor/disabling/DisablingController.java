package io.lictor.disabling;

import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.NoContent;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.value.DisableCause;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.lictor.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/licenses/{id}")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Disabling")
public class DisablingController {

    record Disabling(
            @NotNull DisableCause cause,
            @NotNull @Text(max = Bounds.REASON) String reason) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    DisablingController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/disable")
    @ProblemCodes(conflict = "ALREADY_REVOKED")
    @Operation(operationId = "disableLicense", summary = "DisableLicense: suspend the licence, or revoke it for good")
    ResponseEntity<WriteAnswer> disable(
            @PathVariable String id, @RequestBody @Valid Disabling body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new DisableLicense(PathId.license(id), body.cause(), body.reason(), clock.instant()), caller, expected);
    }

    @PostMapping("/enable")
    @ProblemCodes(conflict = "ALREADY_REVOKED")
    @Operation(operationId = "enableLicense", summary = "EnableLicense: let a suspended licence work again")
    ResponseEntity<WriteAnswer> enable(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(new EnableLicense(PathId.license(id), clock.instant()), caller, expected);
    }
}
