package io.lictor.contents;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.lictor.command.AddModules;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.RemoveModules;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.value.ModuleGrant;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.NamedTexts;
import io.lictor.web.PathId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
@Tag(name = "Contents")
public class ContentsController {

    @Schema(name = "ModuleList")
    record Modules(@NotEmpty @Size(max = Bounds.MODULES) List<@NotNull @Valid ModuleRequest> modules) {}

    @Schema(name = "UpgradePeriodExtension")
    record Until(@NotNull Instant until) {}

    @Schema(name = "NewActivationLimit")
    record Limit(
            @Min(1) @Max(Bounds.SEATS) @Nullable Integer activationLimit,
            @Nullable Boolean unlimitedActivations) {}

    @Schema(name = "MetadataChange")
    record MetadataMembers(
            @NotNull
            @NamedTexts(most = MetadataRequest.NAMED, longest = MetadataRequest.LONGEST, nullable = true)
            @JsonSetter(contentNulls = Nulls.SET)
            Map<String, @Nullable String> metadata) {}

    private final LicenseCommands commands;
    private final InstantSource clock;

    ContentsController(LicenseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/add-modules")
    @ProblemCodes(conflict = "LICENSE_UPGRADED")
    @Operation(operationId = "addModules", summary = "AddModules: modules were bought, or their ends change")
    ResponseEntity<WriteAnswer> addModules(
            @PathVariable String id, @RequestBody @Valid Modules body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new AddModules(PathId.license(id), ModuleRequest.grants(body.modules()), clock.instant()),
                caller,
                expected);
    }

    @PostMapping("/remove-modules")
    @ProblemCodes(conflict = "LICENSE_UPGRADED")
    @Operation(operationId = "removeModules", summary = "RemoveModules: take modules off the licence")
    ResponseEntity<WriteAnswer> removeModules(
            @PathVariable String id, @RequestBody @Valid Modules body, Caller caller, ExpectedVersion expected) {
        List<String> codes = ModuleRequest.grants(body.modules()).stream()
                .map(ModuleGrant::code)
                .toList();
        return commands.ok(new RemoveModules(PathId.license(id), codes, clock.instant()), caller, expected);
    }

    @PostMapping("/extend-upgrade-period")
    @ProblemCodes(conflict = {"LICENSE_UPGRADED", "NOT_AN_EXTENSION"})
    @Operation(operationId = "extendUpgradePeriod", summary = "ExtendUpgradePeriod: cover new releases for longer")
    ResponseEntity<WriteAnswer> extendUpgradePeriod(
            @PathVariable String id, @RequestBody @Valid Until body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new ExtendUpgradePeriod(PathId.license(id), body.until(), clock.instant()), caller, expected);
    }

    @PostMapping("/change-activation-limit")
    @ProblemCodes(conflict = "LICENSE_UPGRADED")
    @Operation(
            operationId = "changeActivationLimit",
            summary = "ChangeActivationLimit: another number of machines at once")
    ResponseEntity<WriteAnswer> changeActivationLimit(
            @PathVariable String id, @RequestBody @Valid Limit body, Caller caller, ExpectedVersion expected) {
        return commands.ok(
                new ChangeActivationLimit(
                        PathId.license(id),
                        LimitRequest.limit(body.activationLimit(), body.unlimitedActivations()),
                        clock.instant()),
                caller,
                expected);
    }

    @PostMapping("/change-metadata")
    @ProblemCodes(conflict = "METADATA_LIMIT_REACHED")
    @Operation(
            operationId = "changeMetadata",
            summary = "ChangeMetadata: names and texts by which other systems know the licence",
            description = "Members that are left out stay, null removes one. A licence has 20 at most, and none of them"
                    + " is for personal data: they stand in events, which stay.")
    ResponseEntity<WriteAnswer> changeMetadata(
            @PathVariable String id,
            @RequestBody @Valid MetadataMembers body,
            Caller caller,
            ExpectedVersion expected) {
        MetadataRequest change = MetadataRequest.of(body.metadata());
        return commands.ok(
                new ChangeMetadata(PathId.license(id), change.metadata(), change.removed(), clock.instant()),
                caller,
                expected);
    }
}
