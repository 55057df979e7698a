package io.lictor.ownership;

import io.lictor.command.ReissueKey;
import io.lictor.command.TransferLicense;
import io.lictor.desk.Bounds;
import io.lictor.desk.LicenseDesk;
import io.lictor.desk.NoContent;
import io.lictor.desk.WriteAnswer;
import io.lictor.docs.Refuses;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.LicensePath;
import io.lictor.web.Name;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
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
@Refuses(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Ownership")
public class OwnershipController {

    record Transfer(
            @NotNull @Name(max = Bounds.REFERENCE) String customer,
            @NotNull Boolean keepMachines) {}

    private final LicenseDesk desk;
    private final InstantSource clock;

    OwnershipController(LicenseDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping("/transfer")
    @Refuses(conflict = "LICENSE_UPGRADED")
    @Operation(operationId = "transferLicense", summary = "TransferLicense: give the licence to another customer")
    ResponseEntity<WriteAnswer> transfer(
            @PathVariable String id, @RequestBody @Valid Transfer body, Caller caller, ExpectedVersion expected) {
        return desk.ok(
                new TransferLicense(LicensePath.id(id), body.customer(), body.keepMachines(), clock.instant()),
                caller,
                expected);
    }

    @PostMapping("/reissue-key")
    @Operation(operationId = "reissueKey", summary = "ReissueKey: the key leaked, replace it")
    ResponseEntity<WriteAnswer> reissueKey(
            @PathVariable String id,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller,
            ExpectedVersion expected) {
        return desk.answer(
                new ReissueKey(LicensePath.id(id), clock.instant()),
                caller,
                expected,
                written -> desk.respond(HttpStatus.OK, written, desk.withKey(written)));
    }
}
