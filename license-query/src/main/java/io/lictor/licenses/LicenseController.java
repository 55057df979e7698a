package io.lictor.licenses;

import io.lictor.access.Subject;
import io.lictor.asof.AsOf;
import io.lictor.asof.AsOf.Past;
import io.lictor.asof.AsOf.Present;
import io.lictor.asof.AsOf.Source;
import io.lictor.asof.Population;
import io.lictor.docs.ProblemCodes;
import io.lictor.docs.Tagged;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.license.LicenseView.ModuleView;
import io.lictor.license.Status;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.LicenseFinder.AfterEvents;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.validation.Dates;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.Versioned;
import io.lictor.web.MetadataParameters;
import io.lictor.web.Name;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of licences. */
@RestController
@RequestMapping("/v1/licenses")
@Tag(name = "Licences")
class LicenseController {

    private final LicenseFinder licenses;
    private final ProductFinder products;
    private final LicenseList list;
    private final AsOf asOf;
    private final InstantSource clock;
    private final LongQuestions questions;

    LicenseController(
            LicenseFinder licenses,
            ProductFinder products,
            LicenseList list,
            AsOf asOf,
            InstantSource clock,
            LongQuestions questions) {
        this.licenses = licenses;
        this.products = products;
        this.list = list;
        this.asOf = asOf;
        this.clock = clock;
        this.questions = questions;
    }

    @GetMapping
    @FromReadModel(pastFromEvents = true)
    @ProblemCodes(
            badRequest = "CURSOR_EXPIRED",
            forbidden = "PRODUCT_NOT_ALLOWED",
            unavailable = {"AS_OF_BUILDING", "AS_OF_BUSY"})
    @Operation(
            operationId = "listLicenses",
            summary = "List licences",
            description =
                    "Filtering by status is exact at the instant of the call, or at the one asked for. Pages keep to"
                            + " the order of the first one, whatever is changed meanwhile.",
            parameters =
                    @Parameter(
                            name = "metadata",
                            in = ParameterIn.QUERY,
                            style = ParameterStyle.FORM,
                            explode = Explode.TRUE,
                            description =
                                    "Whose metadata has this text under this name: metadata.<name>=<text>. Several"
                                            + " must all fit.",
                            schema = @Schema(type = "object", example = "{\"metadata.order\": \"A-1\"}")))
    Page<LicenseView> list(
            @RequestParam(required = false) @Nullable List<Status> status,
            @RequestParam(required = false) @Nullable @Name(max = 64) String product,
            @RequestParam(required = false) @Nullable @Name(max = 256) String customer,
            @RequestParam(required = false) @Nullable @Name(max = 256) String partner,
            @RequestParam(required = false) @Nullable String module,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Channel channel,
            @Parameter(description = "Tied to this version of a product.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 64)
                    String version,
            @Parameter(
                            description =
                                    "Whose term, trial or validity ends at this instant or later; not those without end.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant endsFrom,
            @Parameter(description = "Whose term, trial or validity ends before this instant.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant endsBefore,
            @Parameter(description = "Issued at this instant or later.") @RequestParam(required = false) @Nullable
                    Instant issuedFrom,
            @Parameter(description = "Issued before this instant.") @RequestParam(required = false) @Nullable
                    Instant issuedBefore,
            @Parameter(description = "Subscriptions whose customer wants to go on, or does not; no others.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean autoRenew,
            @Parameter(description = "With more machines in use than the limit allows, or not.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean over,
            @Parameter(description = "With a machine in use, or with none.") @RequestParam(required = false) @Nullable
                    Boolean activated,
            @Parameter(description = "With this machine in use. Not for readers.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String fingerprint,
            @Parameter(description = "Whether to tell how many there are on all pages.")
                    @RequestParam(defaultValue = "false")
                    boolean count,
            @Parameter(
                            description = "The order; with a leading - descending.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "licenseId",
                                            pattern = "^-?(?:licenseId|issuedAt|endsAt|customer|product)$",
                                            example = "-issuedAt"))
                    @RequestParam(defaultValue = "licenseId")
                    String sort,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(description = "Where to go on: the next of the page before, with the same filters and order.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = AsOf.PARAMETER) @RequestParam(required = false) @Nullable Instant at,
            MetadataParameters metadata,
            Subject subject) {
        if (product != null) {
            ProductProblems.refuseBeyond(product, subject);
        }
        if (fingerprint != null && !subject.seesInternals()) {
            throw new ProblemException(403, "NOT_ALLOWED", "Fingerprints of machines are not for readers.", Map.of());
        }
        ListFilters filters = new ListFilters()
                .with(product, Criterion::product)
                .with(customer, Criterion::customer)
                .with(partner, Criterion::partner)
                .with(module, Criterion::module)
                .with(kind, Criterion::kind)
                .with(channel, Criterion::channel)
                .with(version, Criterion::version)
                .with(endsFrom, Criterion::endsFrom)
                .with(endsBefore, Criterion::endsBefore)
                .with(issuedFrom, Criterion::issuedFrom)
                .with(issuedBefore, Criterion::issuedBefore)
                .with(autoRenew, Criterion::autoRenew)
                .with(over, Criterion::over)
                .with(activated, Criterion::activated)
                .with(fingerprint, Criterion::fingerprint)
                .withMetadata(metadata.texts());
        LicenseQuery query = new LicenseQuery(
                status == null ? Set.of() : Set.copyOf(status),
                filters.criteria(),
                subject.products(),
                Sort.read(sort));
        Source source = asOf.of(at);
        return Redaction.to(subject, questions.page(() -> {
            Page<LicenseView> page = switch (source) {
                case Present(Instant instant) -> list.page(query, Page.limit(limit), cursor, instant);
                case Past(Population then) -> PastLicenses.page(then, query, Page.limit(limit), cursor, list);
            };
            return count ? page.withCount(count(query, source)) : page;
        }));
    }

    private long count(LicenseQuery query, Source source) {
        return switch (source) {
            case Present(Instant instant) -> list.count(query, instant);
            case Past(Population then) -> PastLicenses.count(then, query);
        };
    }

    @GetMapping("/{id}")
    @FromReadModel(orFromEvents = true, pastFromEvents = true)
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Tagged
    @Operation(operationId = "getLicense", summary = "The licence as it stands, or stood at an instant")
    LicenseView license(
            @PathVariable String id,
            @Parameter(description = "As it stood then.") @RequestParam(required = false) @Nullable Instant at,
            @Parameter(
                            description = "As it stood after its event of this number; not together with at.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long version,
            Subject subject,
            HttpServletResponse response) {
        UUID licenseId = PathId.license(id);
        LicenseView view = at == null && version == null
                ? current(licenseId, subject, clock.instant())
                : past(found(licenseId, subject, at, version));
        // Set on the plain response: Spring would answer 304, and the status changes by time without any event.
        response.setHeader(HttpHeaders.ETAG, "\"" + view.etag() + "\"");
        return Redaction.to(subject, view);
    }

    @GetMapping("/{id}/activations")
    @FromReadModel(orFromEvents = true, pastFromEvents = true)
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Operation(operationId = "listActivations", summary = "The machines that hold a seat, or held one at an instant")
    Page<Machine> activations(
            @PathVariable String id,
            @Parameter(description = "As it stood then.") @RequestParam(required = false) @Nullable Instant at,
            @Parameter(
                            description = "As it stood after its event of this number; not together with at.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long version,
            Subject subject) {
        return Page.all(
                found(PathId.license(id), subject, at, version).license().state().activations().values().stream()
                        .map(activation -> Machine.of(activation, subject))
                        .toList());
    }

    @GetMapping("/{id}/modules")
    @FromReadModel(orFromEvents = true, pastFromEvents = true)
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Operation(
            operationId = "listModules",
            summary = "The modules, and whether they are licensed now, or were at an instant")
    Page<ModuleView> modules(
            @PathVariable String id,
            @Parameter(description = "As it stood then.") @RequestParam(required = false) @Nullable Instant at,
            @Parameter(
                            description = "As it stood after its event of this number; not together with at.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long version,
            Subject subject) {
        AfterEvents found = found(PathId.license(id), subject, at, version);
        return Page.all(LicenseView.modules(found.license().state(), found.at()));
    }

    private LicenseView current(UUID licenseId, Subject subject, Instant at) {
        Versioned<License.Issued> found = licenses.find(licenseId, subject);
        return LicenseView.of(found.state(), found.version(), products.isVersionDisabled(found.state()), at);
    }

    private LicenseView past(AfterEvents found) {
        License.Issued license = found.license().state();
        boolean disabled = license.version() != null
                && products.asOf(license.product(), found.at()).isDisabled(license.version());
        return LicenseView.of(license, found.license().version(), disabled, found.at());
    }

    /** The licence now, at an instant, or after one of its events. */
    private AfterEvents found(UUID licenseId, Subject subject, @Nullable Instant at, @Nullable Long version) {
        if (version != null) {
            if (at != null) {
                throw ProblemException.invalidParameter("version", "must not stand beside at");
            }
            return after(licenseId, subject, version);
        }
        return at == null
                ? new AfterEvents(licenses.find(licenseId, subject), clock.instant())
                : new AfterEvents(asOf(licenseId, subject, at), at);
    }

    private AfterEvents after(UUID licenseId, Subject subject, long version) {
        if (version < 1) {
            throw ProblemException.invalidParameter("version", "must be the number of an event, from 1");
        }
        return licenses.after(licenseId, version)
                .filter(found ->
                        subject.products().contains(found.license().state().product()))
                .orElseThrow(() -> tooYoung(licenses.find(licenseId, subject), version));
    }

    private static ProblemException tooYoung(Versioned<License.Issued> license, long version) {
        return ProblemException.notFound(
                "LICENSE_NOT_FOUND",
                "Licence %s has had %d events, and there is no event %d; ask for an earlier one."
                        .formatted(license.state().licenseId(), license.version(), version),
                Map.of("licenseId", license.state().licenseId().toString(), "version", license.version()));
    }

    private Versioned<License.Issued> asOf(UUID licenseId, Subject subject, Instant at) {
        return licenses.asOf(licenseId, at)
                .filter(then -> subject.products().contains(then.state().product()))
                .orElseThrow(() -> notYet(licenses.find(licenseId, subject).state(), at));
    }

    private static ProblemException notYet(License.Issued license, Instant at) {
        return ProblemException.notFound(
                "LICENSE_NOT_FOUND",
                "On " + Dates.format(at) + " there was no licence " + license.licenseId()
                        + " yet; ask for a later time.",
                Map.of("licenseId", license.licenseId().toString()));
    }
}
