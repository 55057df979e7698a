package io.lictor.activating;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Rejection;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.KeyLookup;
import io.lictor.endpoint.KeyLookup.Opened;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.LicenseCommands.Written;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.handling.EventSourcedContext;
import io.lictor.license.License;
import io.lictor.text.MachineLabel;
import io.lictor.validation.Validation;
import io.lictor.validation.ValidationQuery;
import io.lictor.validation.ValidationResult;
import io.lictor.web.AsName;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/client")
@ProblemCodes(
        badRequest = "KEY_MALFORMED",
        notFound = {"LICENSE_NOT_FOUND", "KEY_REPLACED"})
@Tag(name = "Licensed software")
public class ClientController {

    @Schema(name = "MachineActivation")
    record Activation(
            @Nullable String key,
            @NotNull @Name(max = Bounds.FINGERPRINT) String fingerprint,
            @Nullable String label,
            @Name(max = Bounds.VERSION) @Nullable String version) {

        Activation {
            label = label == null ? null : MachineLabel.clean(label);
        }

        /** Returns the request without the key, which is a credential. */
        @Override
        public String toString() {
            return "Activation[fingerprint=" + fingerprint + "]";
        }
    }

    @Schema(name = "MachineDeactivation")
    record Deactivation(
            @Nullable String key, @NotNull @AsName String fingerprint) {

        /** Returns the request without the key, which is a credential. */
        @Override
        public String toString() {
            return "Deactivation[fingerprint=" + fingerprint + "]";
        }
    }

    private static final String NO_SEAT = new Rejection.ActivationNotFound("").code();

    private final LicenseCommands commands;
    private final KeyLookup keys;
    private final EventSourcedContext known;
    private final InstantSource clock;

    ClientController(LicenseCommands commands, KeyLookup keys, EventSourcedContext known, InstantSource clock) {
        this.commands = commands;
        this.keys = keys;
        this.known = known;
        this.clock = clock;
    }

    @PostMapping("/activate")
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
    @Operation(
            operationId = "clientActivate",
            summary = "A machine takes a seat with the customer's key; answers as a validation does")
    ResponseEntity<ValidationResult> activate(
            @RequestBody @Valid Activation body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request,
            Caller caller,
            ExpectedVersion expected) {
        UUID licenseId = keys.open(body.key(), authorization, request).licenseId();
        Instant at = clock.instant();
        return commands.answer(
                new ActivateLicense(licenseId, body.fingerprint(), body.label(), body.version(), at),
                caller.as(Subject.license(licenseId)),
                expected,
                written -> ResponseEntity.status(
                                written.did(LicenseActivated.class) ? HttpStatus.CREATED : HttpStatus.OK)
                        .headers(commands.headers(written))
                        .body(validated(written, body, at)));
    }

    /** The machine has its seat; whether this very version may run on it is told as a validation would. */
    private ValidationResult validated(Written written, Activation body, Instant at) {
        return Validation.validate(
                        written.license(),
                        known.product(written.license().product()),
                        ValidationQuery.ofMachine(body.fingerprint(), body.version()),
                        at,
                        () -> known.history(written.license())) // what causes a refusal lies before this activation
                .of(written.license().activation(body.fingerprint()).orElseThrow());
    }

    @PostMapping("/deactivate")
    @ProblemCodes(notFound = "ACTIVATION_NOT_FOUND", conflict = "DEACTIVATION_ALLOWANCE_USED")
    @Operation(operationId = "clientDeactivate", summary = "The customer frees a seat with the key")
    ResponseEntity<WriteAnswer> deactivate(
            @RequestBody @Valid Deactivation body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request,
            Caller caller,
            ExpectedVersion expected) {
        Opened opened = keys.open(body.key(), authorization, request);
        opened.attempt().refuseUnlessRight(() -> hasSeat(body.fingerprint(), opened.licenseId()));
        try {
            return commands.ok(
                    new DeactivateMachine(
                            opened.licenseId(), body.fingerprint(), DeactivatedBy.CUSTOMER, clock.instant()),
                    caller.as(Subject.license(opened.licenseId())),
                    expected);
        } catch (ProblemException e) {
            if (e.code().equals(NO_SEAT)) {
                opened.attempt().wrongMachine();
            }
            throw e;
        }
    }

    private boolean hasSeat(String fingerprint, UUID licenseId) {
        return known.license(licenseId) instanceof License.Issued license
                && license.activation(fingerprint).isPresent();
    }
}
