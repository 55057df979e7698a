package io.lictor.checks;

import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.license.License;
import io.lictor.lookup.LicenseFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.validation.ValidationQuery;
import io.lictor.validation.ValidationResult;
import io.lictor.value.Versioned;
import io.lictor.web.Name;
import io.lictor.web.PathId;
import io.lictor.web.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The check that the licensed software makes, for the vendor's people, who have no key. */
@RestController
@Tag(name = "Licences")
class LicenseCheckController {

    private final Validator validator;
    private final LicenseFinder licenses;
    private final InstantSource clock;

    LicenseCheckController(Validator validator, LicenseFinder licenses, InstantSource clock) {
        this.validator = validator;
        this.licenses = licenses;
        this.clock = clock;
    }

    /** What the software would ask, without its key. */
    record LicenseCheck(
            @NotNull @Name(max = 256) String fingerprint,
            @Nullable @Name(max = 64) String product,
            @Nullable @Name(max = 64) String version,
            @Nullable Instant releasedAt,
            @Nullable @Size(max = 1000) List<@NotNull @Text(max = 64) String> modules,
            @Nullable Instant at) {

        ValidationQuery query() {
            return new ValidationQuery(
                    fingerprint, product, version, releasedAt, modules == null ? List.of() : modules);
        }
    }

    @PostMapping("/v1/licenses/{id}/validate")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Operation(
            operationId = "validateLicense",
            summary = "May the software run? Asked without the key",
            description =
                    "What clientValidate would answer with this licence's key. It is not recorded as a refused check.")
    ValidationResult validate(@PathVariable String id, @RequestBody @Valid LicenseCheck check, Subject subject) {
        UUID licenseId = PathId.license(id);
        Versioned<License.Issued> found = licenses.find(licenseId, subject);
        Instant at = check.at();
        return at == null
                ? validator.validate(found.state(), check.query(), clock.instant())
                : licenses.asOf(licenseId, at)
                        .map(then -> validator.validateAsOf(then.state(), check.query(), at))
                        .orElseGet(() -> ValidationResult.licenseNotFound(at));
    }
}
