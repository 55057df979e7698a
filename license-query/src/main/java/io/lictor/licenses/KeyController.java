package io.lictor.licenses;

import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.docs.Tagged;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.key.LicenseKey;
import io.lictor.key.TypedKey;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.value.KeyRef;
import io.lictor.value.Versioned;
import io.lictor.web.KeyProblems;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of a licence by its key, and of a key by its licence, for the back office. */
@RestController
@RequestMapping("/v1/licenses")
@ProblemCodes(notFound = "LICENSE_NOT_FOUND")
@Tag(name = "Licences")
class KeyController {

    private static final Duration OTHER_INSTANCE = Duration.ofSeconds(1);

    private final KeyFinder keys;
    private final KeyRing ring;
    private final LicenseFinder licenses;
    private final ProductFinder products;
    private final InstantSource clock;

    KeyController(KeyFinder keys, KeyRing ring, LicenseFinder licenses, ProductFinder products, InstantSource clock) {
        this.keys = keys;
        this.ring = ring;
        this.licenses = licenses;
        this.products = products;
        this.clock = clock;
    }

    /** A key stands in a body, never in a URL: those end up in logs. */
    @Schema(name = "KeyLookup")
    record Lookup(@NotNull String key) {

        @Override
        public String toString() {
            return "Lookup[key=…]";
        }
    }

    @Schema(name = "LicenseKey")
    record ShownKey(UUID licenseId, String key, String keyHint, int generation) {

        @Override
        public String toString() {
            return "ShownKey[licenseId=" + licenseId + ", keyHint=" + keyHint + "]";
        }
    }

    @PostMapping("/lookup")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(badRequest = "KEY_MALFORMED", notFound = "KEY_REPLACED")
    @Tagged
    @Operation(operationId = "lookupLicense", summary = "The licence of a key")
    LicenseView lookup(@RequestBody @Valid Lookup lookup, Subject subject, HttpServletResponse response) {
        TypedKey typed = TypedKey.read(lookup.key());
        Versioned<License.Issued> found = switch (keys.owner(typed)) {
            case KeyOwner.Opens(UUID licenseId) -> visible(licenseId, typed, subject);
            case KeyOwner.Replaced(UUID licenseId) -> {
                visible(licenseId, typed, subject);
                throw KeyProblems.replaced(Map.of("licenseId", licenseId));
            }
            case KeyOwner.Released(UUID licenseId) -> {
                licenses.find(licenseId, subject);
                throw KeyProblems.released();
            }
            case KeyOwner.Nobody _ -> throw KeyProblems.unknown(typed);
        };
        response.setHeader(HttpHeaders.ETAG, "\"" + found.version() + "\"");
        return Redaction.to(
                subject,
                LicenseView.of(
                        found.state(), found.version(), products.isVersionDisabled(found.state()), clock.instant()));
    }

    /** A key to what is beyond the caller is as unknown as one that opens nothing. */
    private Versioned<License.Issued> visible(UUID licenseId, TypedKey typed, Subject subject) {
        Versioned<License.Issued> found = licenses.find(licenseId).orElseThrow(() -> LicenseFinder.notFound(licenseId));
        if (!subject.products().contains(found.state().product())) {
            throw KeyProblems.unknown(typed);
        }
        return found;
    }

    @GetMapping("/{id}/key")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(conflict = "KEY_NOT_DERIVABLE", unavailable = "KEY_SECRET_MISSING")
    @Operation(operationId = "getLicenseKey", summary = "The key, derived afresh")
    ShownKey key(@PathVariable String id, Subject subject) {
        UUID licenseId = PathId.license(id);
        var reference = licenses.find(licenseId, subject).state().key();
        LicenseKey key = ring.show(licenseId, reference).orElseThrow(() -> notShown(licenseId, reference));
        return new ShownKey(licenseId, key.formatted(), reference.hint(), reference.generation());
    }

    private static ProblemException notShown(UUID licenseId, KeyRef reference) {
        return reference.secretId() == null
                ? ProblemException.conflict(
                        "KEY_NOT_DERIVABLE",
                        "This licence was imported with a key of its own, of which only a hash is kept; reissue the"
                                + " key to get one that can be shown.",
                        Map.of("licenseId", licenseId.toString(), "keyHint", reference.hint()))
                : ProblemException.unavailable(
                        "KEY_SECRET_MISSING",
                        "This key was made with a newer secret than this instance has been given; another instance can"
                                + " show it, and this one once its secrets are brought up to date.",
                        OTHER_INSTANCE);
    }
}
