package io.lictor.renewing;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ExtendTerm;
import io.lictor.command.RenewLicense;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.desk.Bounds;
import io.lictor.desk.LicenseDesk;
import io.lictor.desk.NoContent;
import io.lictor.desk.Spans;
import io.lictor.desk.WriteAnswer;
import io.lictor.docs.Refuses;
import io.lictor.term.Span;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.LicensePath;
import io.lictor.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
@Refuses(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Renewal")
public class RenewalController {

    record Renewal(@NotNull Span period) {}

    @Schema(name = "TermExtension")
    record Extension(
            @NotNull Instant until,
            @NotNull @Text(max = Bounds.REASON) String reason) {}

    private final LicenseDesk desk;
    private final InstantSource clock;

    RenewalController(LicenseDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping("/renew")
    @Refuses(
            conflict = {
                "NOT_A_SUBSCRIPTION",
                "RENEWAL_NOT_OPEN",
                "LICENSE_DISABLED",
                "LICENSE_EXPIRED",
                "LICENSE_UPGRADED"
            })
    @Operation(operationId = "renewLicense", summary = "RenewLicense: a subscription was paid for another term")
    ResponseEntity<WriteAnswer> renew(
            @PathVariable String id, @RequestBody @Valid Renewal body, Caller caller, ExpectedVersion expected) {
        return desk.ok(
                new RenewLicense(LicensePath.id(id), Spans.positive("/period", body.period()), clock.instant()),
                caller,
                expected);
    }

    @PostMapping("/extend-term")
    @Refuses(
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
        return desk.ok(
                new ExtendTerm(LicensePath.id(id), body.until(), body.reason(), clock.instant()), caller, expected);
    }

    @PostMapping("/cancel-auto-renew")
    @Refuses(conflict = "NOT_A_SUBSCRIPTION")
    @Operation(operationId = "cancelAutoRenew", summary = "CancelAutoRenew: let the subscription end with its term")
    ResponseEntity<WriteAnswer> cancelAutoRenew(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return desk.ok(new CancelAutoRenew(LicensePath.id(id), clock.instant()), caller, expected);
    }

    @PostMapping("/resume-auto-renew")
    @Refuses(conflict = {"NOT_A_SUBSCRIPTION", "PARTNER_MANAGED", "LICENSE_EXPIRED"})
    @Operation(operationId = "resumeAutoRenew", summary = "ResumeAutoRenew: let the subscription renew by itself again")
    ResponseEntity<WriteAnswer> resumeAutoRenew(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return desk.ok(new ResumeAutoRenew(LicensePath.id(id), clock.instant()), caller, expected);
    }
}
