package io.lictor.checks;

import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.RecordedEvent;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.license.License;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.product.Product;
import io.lictor.store.rejections.RejectedCheck;
import io.lictor.validation.EventRef;
import io.lictor.validation.Validation;
import io.lictor.validation.ValidationQuery;
import io.lictor.validation.ValidationResult;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Validation of a typed key: now from the read model, or as of an instant from the events. */
public final class Validator {

    private final KeyRing ring;
    private final KeyFinder keys;
    private final LicenseFinder licenses;
    private final ProductFinder products;
    private final Consumer<RejectedCheck> refused;

    /** {@code refused} is told of each check that is refused now, and must be quick. */
    public Validator(
            KeyRing ring,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            Consumer<RejectedCheck> refused) {
        this.ring = ring;
        this.keys = keys;
        this.licenses = licenses;
        this.products = products;
        this.refused = refused;
    }

    /** The answer at {@code now}. Histories are read only where there is a reason to explain. */
    public ValidationResult validate(TypedKey key, ValidationQuery query, Instant now) {
        return switch (keys.owner(key)) {
            case KeyOwner.Opens opens ->
                licenses.find(opens.licenseId())
                        .map(found -> counted(
                                found.state(),
                                validate(
                                        found.state(),
                                        products.find(found.state().product()),
                                        query,
                                        now),
                                query,
                                now))
                        .orElseGet(() -> ValidationResult.licenseNotFound(now));
            case KeyOwner.Replaced replaced -> replaced(key, replaced.licenseId(), now);
            case KeyOwner.Released _ -> ValidationResult.licenseNotFound(now);
            case KeyOwner.Nobody _ -> unknown(key, now);
        };
    }

    /** The answer as it would have been at {@code at}. */
    public ValidationResult validateAsOf(TypedKey key, ValidationQuery query, Instant at) {
        return switch (keys.ownerAsOf(key, at)) {
            case KeyOwner.Opens opens -> {
                Optional<Versioned<License.Issued>> found = licenses.asOf(opens.licenseId(), at);
                yield found.isEmpty()
                        ? ValidationResult.licenseNotFound(at)
                        : validate(
                                found.get().state(),
                                products.asOf(found.get().state().product(), at),
                                query,
                                at);
            }
            case KeyOwner.Replaced replaced -> replaced(key, replaced.licenseId(), at);
            case KeyOwner.Released _ -> ValidationResult.licenseNotFound(at);
            case KeyOwner.Nobody _ ->
                // A key that came to be somebody's later is no typing error.
                keys.owner(key) instanceof KeyOwner.Nobody ? unknown(key, at) : ValidationResult.licenseNotFound(at);
        };
    }

    /** The answer for a licence whose key would open it; it is asked by the vendor's people, and counts as no check. */
    public ValidationResult validate(License.Issued license, ValidationQuery query, Instant now) {
        return validate(license, products.find(license.product()), query, now);
    }

    /** The answer as it would have been for a licence as it stood at {@code at}. */
    public ValidationResult validateAsOf(License.Issued license, ValidationQuery query, Instant at) {
        return validate(license, products.asOf(license.product(), at), query, at);
    }

    private ValidationResult validate(License.Issued license, Product product, ValidationQuery query, Instant at) {
        return Validation.validate(license, product, query, at, () -> history(license, at));
    }

    private ValidationResult counted(
            License.Issued license, ValidationResult result, ValidationQuery query, Instant now) {
        if (!result.valid()) {
            refused.accept(new RejectedCheck(
                    license.licenseId(),
                    license.customer(),
                    license.product(),
                    result.code().name(),
                    query.fingerprint(),
                    now));
        }
        return result;
    }

    private List<RecordedEvent> history(License.Issued license, Instant at) {
        return Stream.concat(
                        licenses.history(license.licenseId()).stream(), products.history(license.product()).stream())
                .filter(recorded -> !recorded.event().at().isAfter(at))
                .toList();
    }

    private ValidationResult replaced(TypedKey key, UUID licenseId, Instant at) {
        EventRef cause = replacement(ring.hashes(key), licenses.history(licenseId))
                .map(EventRef::to)
                .orElse(null);
        return ValidationResult.keyReplaced(cause, at);
    }

    /** The event that put another key in the place of this one. */
    private static Optional<RecordedEvent> replacement(List<String> hashes, List<RecordedEvent> history) {
        @Nullable String current = null;
        for (RecordedEvent recorded : history) {
            if (recorded.event() instanceof LicenseIssued e) {
                current = e.key().hash();
            } else if (recorded.event() instanceof LicenseImported e) {
                current = e.key().hash();
            } else if (recorded.event() instanceof KeyReissued e) {
                if (current != null && hashes.contains(current)) {
                    return Optional.of(recorded);
                }
                current = e.key().hash();
            }
        }
        return Optional.empty();
    }

    private static ValidationResult unknown(TypedKey key, Instant at) {
        return switch (key) {
            case TypedKey.Ours _ -> ValidationResult.licenseNotFound(at);
            // Only an imported licence can have such a key; where none has, somebody mistyped one of ours.
            case TypedKey.Foreign _, TypedKey.Malformed _ -> ValidationResult.keyMalformed(at);
        };
    }
}
