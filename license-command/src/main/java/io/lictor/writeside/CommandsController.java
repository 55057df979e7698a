package io.lictor.writeside;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.access.Subject;
import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Rejection;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.handling.Outcome;
import io.lictor.license.License;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells which commands a licence would take now. */
@RestController
@Tag(name = "Licences")
class CommandsController {

    private final CommandGateway gateway;
    private final DecisionContext context;
    private final RejectionAnswers rejections;
    private final InstantSource clock;

    CommandsController(
            CommandGateway gateway, DecisionContext context, RejectionAnswers rejections, InstantSource clock) {
        this.gateway = gateway;
        this.context = context;
        this.rejections = rejections;
        this.clock = clock;
    }

    /** All commands on a licence. */
    @Schema(name = "LicenseCommands")
    record Commands(List<Possible> items) {}

    /** A command with arguments that people usually mean, and the refusal it would get; none if it is possible. */
    @Schema(name = "PossibleCommand")
    record Possible(
            String command,
            boolean possible,
            @Nullable String code,
            @Nullable Integer status,
            @Nullable String detail) {}

    @GetMapping("/v1/licenses/{id}/commands")
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Operation(
            operationId = "listLicenseCommands",
            summary = "Each command on a licence: possible now, or the refusal that it would get",
            description = "Tried out with usual arguments; others may be refused all the same. Nothing is done.")
    Commands commands(@PathVariable String id, Subject subject) {
        UUID licenseId = PathId.license(id);
        if (!(context.license(licenseId) instanceof License.Issued license)
                || !subject.products().contains(license.product())) {
            throw rejections.problem(new Rejection.LicenseNotFound(licenseId), subject);
        }
        return new Commands(
                PossibleCommands.of(license, UuidCreator.getTimeOrderedEpoch(), clock.instant()).entrySet().stream()
                        .map(command -> possible(command.getKey(), command.getValue(), subject))
                        .toList());
    }

    private Possible possible(String name, LicenseCommand command, Subject subject) {
        return switch (gateway.tryOut(command, subject, _ -> true)) {
            case Outcome.Done<License> _ -> new Possible(name, true, null, null, null);
            case Outcome.Rejected<License> rejected -> {
                ProblemException problem = rejections.problem(rejected.rejection(), subject);
                yield new Possible(name, false, problem.code(), problem.status(), problem.detail());
            }
        };
    }
}
