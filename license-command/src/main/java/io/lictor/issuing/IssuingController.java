package io.lictor.issuing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.command.ImportLicense;
import io.lictor.command.IssueLicense;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.value.KeyRef;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/licenses")
@ProblemCodes(
        forbidden = "PRODUCT_NOT_ALLOWED",
        notFound = {"PRODUCT_NOT_FOUND", "VERSION_NOT_FOUND"})
@Tag(name = "Licences")
public class IssuingController {

    private final LicenseCommands commands;
    private final KeyRing keys;
    private final InstantSource clock;

    IssuingController(LicenseCommands commands, KeyRing keys, InstantSource clock) {
        this.commands = commands;
        this.keys = keys;
        this.clock = clock;
    }

    @PostMapping
    @ApiResponse(
            responseCode = "201",
            useReturnTypeSchema = true,
            headers = @Header(name = "Location", ref = "#/components/headers/Location"))
    @Operation(operationId = "issueLicense", summary = "IssueLicense: sell a licence, all contents in one call")
    ResponseEntity<WriteAnswer> issue(@RequestBody @Valid OrderRequest body, Caller caller) {
        return commands.created(new IssueLicense(newId(), body.toOrder(), clock.instant()), caller);
    }

    @PostMapping("/import")
    @ProblemCodes(conflict = "KEY_ALREADY_USED")
    @ApiResponse(
            responseCode = "201",
            useReturnTypeSchema = true,
            headers = @Header(name = "Location", ref = "#/components/headers/Location"))
    @Operation(
            operationId = "importLicense",
            summary = "ImportLicense: bring in a licence with its own key, its machines and its dates")
    ResponseEntity<ImportAnswer> importLicense(@RequestBody @Valid ImportRequest body, Caller caller) {
        Instant at = clock.instant();
        body.refuseWhatHasNotHappened(at);
        // Only what is kept of the key goes on from here: a command may be logged, a key may not.
        TypedKey typed = TypedKey.read(body.key());
        KeyRef key = keys.referenceOfImported(typed)
                .orElseThrow(
                        () -> ProblemException.invalid(new Violation("/key", "must be 8 to 128 printable characters")));
        ImportLicense command = new ImportLicense(
                newId(),
                body.order().toOrder(),
                key,
                keys.hashes(typed),
                body.issuedAt(),
                body.end(at),
                body.upgradesUntil(),
                body.machines(at),
                at);
        return commands.answer(
                command,
                caller,
                ExpectedVersion.ANY,
                written -> commands.respond(
                        HttpStatus.CREATED, written, ImportAnswer.of(written.answer(), body.changedLabels())));
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
