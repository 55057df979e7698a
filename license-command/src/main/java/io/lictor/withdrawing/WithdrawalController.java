package io.lictor.withdrawing;

import io.lictor.command.WithdrawLicense;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.lictor.web.Text;
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

@RestController
@RequestMapping("/v1/licenses/{id}")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Licences")
public class WithdrawalController {

    record Withdrawal(@Text(max = Bounds.REASON) @Nullable String reason) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    WithdrawalController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/withdraw")
    @ProblemCodes(conflict = "LICENSE_IN_USE")
    @Operation(
            operationId = "withdrawLicense",
            summary = "WithdrawLicense: undo an issue or import that nobody used",
            description =
                    "Only while no machine was ever activated on it and nothing was changed since it came. Afterwards"
                            + " it is in no list and no count, its key opens nothing, an imported key can be imported again; its"
                            + " history stays, and it can still be read as of an instant before. Its answer has no status.")
    ResponseEntity<WriteAnswer> withdraw(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable Withdrawal body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(
                new WithdrawLicense(PathId.license(id), body == null ? null : body.reason(), clock.instant()),
                caller,
                expected);
    }
}
