package io.lictor.license;

import io.lictor.term.Term;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A licence as callers see it at an instant; {@code etag} is the number of its events so far. */
public record LicenseView(
        UUID licenseId,
        String keyHint,
        String product,
        @Nullable String version,
        String customer,
        Kind kind,
        Channel channel,
        @Nullable String partnerId,
        Status status,
        Standing.@Nullable Cause statusCause,
        @Nullable String statusReason,
        @Nullable Instant statusUntil,
        @Nullable Integer graceDaysLeft,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable TermView term,
        boolean autoRenew,
        @Nullable Instant upgradesUntil,
        Seats activations,
        List<ModuleView> modules,
        Map<String, String> metadata,
        @Nullable UUID predecessorId,
        @Nullable UUID successorId,
        Instant issuedAt,
        long etag) {

    /** A term with its period in ISO 8601. */
    public record TermView(Instant startsAt, Instant endsAt, String period) {

        public static @Nullable TermView of(@Nullable Term term) {
            return term == null
                    ? null
                    : new TermView(term.startsAt(), term.endsAt(), term.period().toString());
        }
    }

    /** Seats of a licence: the number of machines allowed at once, absent if unlimited, and the number in use. */
    public record Seats(@Nullable Integer limit, int used) {

        public static Seats of(License.Issued license) {
            return new Seats(
                    license.activationLimit().machinesIfLimited(),
                    license.activations().size());
        }
    }

    /** A module and whether it is licensed at the instant of the answer. */
    public record ModuleView(String code, @Nullable Instant until, boolean licensed) {}

    /** The licence at {@code at}; {@code version} is the number of its events. */
    public static LicenseView of(License.Issued license, long version, boolean versionDisabled, Instant at) {
        Standing standing = Standing.of(license, versionDisabled, at);
        Disabled disabled = license.disabled();
        return new LicenseView(
                license.licenseId(),
                license.key().hint(),
                license.product(),
                license.version(),
                license.customer(),
                license.kind(),
                license.channel(),
                license.partnerId(),
                standing.status(),
                standing.cause(),
                disabled == null ? null : disabled.reason(),
                standing.until(),
                standing.graceDaysLeft(),
                license.validFrom(),
                license.validUntil(),
                TermView.of(license.term()),
                license.autoRenew(),
                license.upgradesUntil(),
                Seats.of(license),
                modules(license, at),
                license.metadata(),
                license.predecessorId(),
                license.successorAt(at),
                license.issuedAt(),
                version);
    }

    /** For those who are told the cause only. */
    public LicenseView withoutReason() {
        return statusReason == null
                ? this
                : new LicenseView(
                        licenseId,
                        keyHint,
                        product,
                        version,
                        customer,
                        kind,
                        channel,
                        partnerId,
                        status,
                        statusCause,
                        null,
                        statusUntil,
                        graceDaysLeft,
                        validFrom,
                        validUntil,
                        term,
                        autoRenew,
                        upgradesUntil,
                        activations,
                        modules,
                        metadata,
                        predecessorId,
                        successorId,
                        issuedAt,
                        etag);
    }

    public static List<ModuleView> modules(License.Issued license, Instant at) {
        return license.modules().stream()
                .map(module -> new ModuleView(module.code(), module.until(), module.isLicensedAt(at)))
                .toList();
    }
}
