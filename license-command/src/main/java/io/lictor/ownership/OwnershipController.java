package io.lictor.ownership;

import io.lictor.command.ReissueKey;
import io.lictor.command.TransferLicense;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.LicenseCommands.Written;
import io.lictor.endpoint.NoContent;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.event.KeyReissued;
import io.lictor.ownership.TransferAnswer.NewKey;
import io.lictor.ownership.TransferAnswer.Warning;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.Name;
import io.lictor.web.PathId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/licenses/{id}")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Ownership")
public class OwnershipController {

    record Transfer(
            @NotNull @Name(max = Bounds.REFERENCE) String customer,
            @NotNull Boolean keepMachines,

            @Schema(
                    description = "Whether the keys of all that moves are replaced in the same append, so that none of"
                            + " the old owner's works any more.",
                    defaultValue = "false")
            @Nullable
            Boolean reissueKey) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    OwnershipController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/transfer")
    @ProblemCodes(conflict = "LICENSE_UPGRADED")
    @Operation(
            operationId = "transferLicense",
            summary = "TransferLicense: give the licence to another customer",
            description = "All licences of its upgrade chain go with it: an upgrade is one right.")
    ResponseEntity<TransferAnswer> transfer(
            @PathVariable String id, @RequestBody @Valid Transfer body, Caller caller, ExpectedVersion expected) {
        return commands.answerAll(
                new TransferLicense(
                        PathId.license(id),
                        body.customer(),
                        body.keepMachines(),
                        Boolean.TRUE.equals(body.reissueKey()),
                        clock.instant()),
                caller,
                expected,
                this::transferred);
    }

    private ResponseEntity<TransferAnswer> transferred(List<Written> written) {
        Written asked = written.getFirst();
        List<NewKey> keys = written.stream()
                .skip(1)
                .filter(other -> other.did(KeyReissued.class))
                .map(Written::license)
                .map(other -> new NewKey(
                        other.licenseId(), commands.key(other), other.key().hint()))
                .toList();
        boolean keyStillWorks = written.stream().anyMatch(each -> each.license().keyWithFormerOwner());
        return commands.respond(
                HttpStatus.OK,
                asked,
                TransferAnswer.of(
                        asked.did(KeyReissued.class) ? commands.withKey(asked) : asked.answer(),
                        keys,
                        keyStillWorks ? List.of(Warning.KEY_STILL_WORKS) : List.of()));
    }

    @PostMapping("/reissue-key")
    @Operation(operationId = "reissueKey", summary = "ReissueKey: the key leaked, replace it")
    ResponseEntity<WriteAnswer> reissueKey(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.answer(
                new ReissueKey(PathId.license(id), clock.instant()),
                caller,
                expected,
                written -> commands.respond(HttpStatus.OK, written, commands.withKey(written)));
    }
}
