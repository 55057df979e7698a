package io.lictor.renewing;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ExtendTerm;
import io.lictor.command.RenewLicense;
import io.lictor.command.RenewLicense.Paid;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.NoContent;
import io.lictor.endpoint.Spans;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.event.Billing;
import io.lictor.term.Span;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.lictor.web.Text;
import io.lictor.web.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
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
@Tag(name = "Renewal")
public class RenewalController {

    /** A length of time that was paid for, or the instant through which everything is paid; never both. */
    @Schema(name = "Renewal")
    record Renewal(
            @Schema(description = "Paid for this long, from the end of the newest term on.") @Nullable
            Span period,

            @Schema(description = "Paid through this instant; where it is paid to there already nothing happens.")
            @Nullable
            Instant until,

            @Valid @Nullable Payment billing) {

        /** {@link ProblemException} 400 where it says neither, or both. */
        Paid paid() {
            if (until == null) {
                if (period == null) {
                    throw ProblemException.invalid(new Violation("/period", "is required where there is no until"));
                }
                return new Paid.For(Spans.positive("/period", period));
            }
            if (period != null) {
                throw ProblemException.invalid(new Violation("/until", "can't stand beside period; say one of them"));
            }
            return new Paid.Through(until);
        }
    }

    /** A payment that was taken, by its name where it was. */
    record Payment(
            @NotNull @Pattern(regexp = SOURCE, message = SOURCE_MESSAGE)
            String source,

            @NotNull @Pattern(regexp = REFERENCE, message = REFERENCE_MESSAGE)
            String reference) {

        private static final String SOURCE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
        private static final String SOURCE_MESSAGE =
                "must be 1 to 64 letters, digits, dots, dashes and underscores, such as shop";
        private static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._:/#+=-]{0,127}";
        private static final String REFERENCE_MESSAGE =
                "must be 1 to 128 letters, digits and . _ : / # + = -, such as INV-2026/0815";

        Billing toBilling() {
            return new Billing(source, reference);
        }
    }

    @Schema(name = "TermExtension")
    record Extension(
            @NotNull Instant until,
            @NotNull @Text(max = Bounds.REASON) String reason) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    RenewalController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/renew")
    @ProblemCodes(
            conflict = {
                "NOT_A_SUBSCRIPTION",
                "RENEWAL_NOT_OPEN",
                "BILLINGS_FULL",
                "LICENSE_DISABLED",
                "LICENSE_EXPIRED",
                "LICENSE_UPGRADED"
            })
    @Operation(
            operationId = "renewLicense",
            summary = "RenewLicense: a subscription was paid for another term",
            description =
                    "autoRenew says that the customer wants to go on; the renewal itself comes from whoever takes the"
                            + " money, by renew. The service never renews by itself; RenewalWindowOpened is the shop's cue. A renewal"
                            + " is never more than one term ahead: it opens at the later of the term's end less the renewal window and"
                            + " the begin of the newest term. With billing money was taken: then that does not bind, and the same"
                            + " source and reference never renew this licence twice. Ends keep their day: monthly from 31 January"
                            + " they are 28 or 29 February, 31 March, 30 April.")
    ResponseEntity<WriteAnswer> renew(
            @PathVariable String id, @RequestBody @Valid Renewal body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new RenewLicense(
                        PathId.license(id),
                        body.paid(),
                        body.billing() == null ? null : body.billing().toBilling(),
                        clock.instant()),
                caller,
                expected);
    }

    @PostMapping("/extend-term")
    @ProblemCodes(
            conflict = {
                "NOT_A_SUBSCRIPTION",
                "NOT_AN_EXTENSION",
                "LICENSE_DISABLED",
                "LICENSE_EXPIRED",
                "LICENSE_UPGRADED"
            })
    @Operation(operationId = "extendTerm", summary = "ExtendTerm: move the end of the running term or trial")
    ResponseEntity<WriteAnswer> extendTerm(
            @PathVariable String id, @RequestBody @Valid Extension body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new ExtendTerm(PathId.license(id), body.until(), body.reason(), clock.instant()), caller, expected);
    }

    @PostMapping("/cancel-auto-renew")
    @ProblemCodes(conflict = {"NOT_A_SUBSCRIPTION", "LICENSE_UPGRADED"})
    @Operation(
            operationId = "cancelAutoRenew",
            summary = "CancelAutoRenew: the customer wants the subscription to end with its term")
    ResponseEntity<WriteAnswer> cancelAutoRenew(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(new CancelAutoRenew(PathId.license(id), clock.instant()), caller, expected);
    }

    @PostMapping("/resume-auto-renew")
    @ProblemCodes(conflict = {"NOT_A_SUBSCRIPTION", "PARTNER_MANAGED", "LICENSE_EXPIRED", "LICENSE_UPGRADED"})
    @Operation(
            operationId = "resumeAutoRenew",
            summary = "ResumeAutoRenew: the customer wants to go on after all",
            description =
                    "autoRenew says that the customer wants to go on; the renewal itself comes from whoever takes the"
                            + " money, by renew. The service never renews by itself.")
    ResponseEntity<WriteAnswer> resumeAutoRenew(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return commands.ok(new ResumeAutoRenew(PathId.license(id), clock.instant()), caller, expected);
    }
}
