package io.lictor.upgrading;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.command.ConvertTrial;
import io.lictor.command.UpgradeLicense;
import io.lictor.contents.LimitRequest;
import io.lictor.contents.ModuleRequest;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.LicenseCommands.Written;
import io.lictor.endpoint.Spans;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.term.Span;
import io.lictor.value.Kind;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.lictor.web.VersionLabel;
import io.lictor.web.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
@Tag(name = "Upgrades")
public class UpgradeController {

    @Schema(name = "UpgradeOrder")
    record Upgrade(
            @NotNull Kind kind,
            @VersionLabel @Nullable String version,
            @Nullable Span period,
            @Min(1) @Max(Bounds.SEATS) @Nullable Integer activationLimit,
            @Nullable Boolean unlimitedActivations,
            @Size(max = Bounds.MODULES) @Nullable List<@NotNull @Valid ModuleRequest> modules) {}

    @Schema(name = "TrialConversion")
    record Conversion(@NotNull Kind kind, @Nullable Span period) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    UpgradeController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/upgrade")
    @ProblemCodes(
            notFound = "VERSION_NOT_FOUND",
            conflict = {"LICENSE_DISABLED", "LICENSE_EXPIRED", "LICENSE_UPGRADED", "NOT_AN_UPGRADE"})
    @ApiResponse(
            responseCode = "201",
            useReturnTypeSchema = true,
            headers = @Header(name = "Location", ref = "#/components/headers/Location"))
    @Operation(
            operationId = "upgradeLicense",
            summary = "UpgradeLicense: replace the licence by a successor, which takes over its machines")
    ResponseEntity<UpgradeAnswer> upgrade(
            @PathVariable String id, @RequestBody @Valid Upgrade body, Caller caller, ExpectedVersion expected) {
        UpgradeLicense command = new UpgradeLicense(
                PathId.license(id),
                UuidCreator.getTimeOrderedEpoch(),
                bought(body.kind(), body.period()),
                body.version(),
                Spans.positiveIfThere("/period", body.period()),
                LimitRequest.limitIfThere(body.activationLimit(), body.unlimitedActivations()),
                body.modules() == null ? null : ModuleRequest.grants(body.modules()),
                clock.instant());
        return commands.answerAll(command, caller, expected, written -> upgraded(written.get(0), written.get(1)));
    }

    private ResponseEntity<UpgradeAnswer> upgraded(Written old, Written successor) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(commands.headers(old))
                .location(LicenseCommands.location(successor))
                .body(UpgradeAnswer.of(old, successor, commands.key(successor.license())));
    }

    @PostMapping("/convert")
    @ProblemCodes(conflict = {"NOT_A_TRIAL", "LICENSE_DISABLED", "LICENSE_UPGRADED"})
    @Operation(operationId = "convertTrial", summary = "ConvertTrial: the trial was bought; same key, same machines")
    ResponseEntity<WriteAnswer> convert(
            @PathVariable String id, @RequestBody @Valid Conversion body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new ConvertTrial(
                        PathId.license(id),
                        bought(body.kind(), body.period()),
                        Spans.positiveIfThere("/period", body.period()),
                        clock.instant()),
                caller,
                expected);
    }

    /** Returns the kind bought, which is no trial; only a subscription has a period. */
    private static Kind bought(Kind kind, @Nullable Span period) {
        if (kind == Kind.TRIAL) {
            throw ProblemException.invalid(new Violation("/kind", "must be PERPETUAL or SUBSCRIPTION"));
        }
        if (kind == Kind.PERPETUAL && period != null) {
            throw ProblemException.invalid(new Violation("/period", "goes with a subscription only"));
        }
        return kind;
    }
}
