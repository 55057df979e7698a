package io.lictor.spec;

import io.lictor.LicenseFixture;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Ids, instants and events, short to write and to read. */
public final class Samples {

    public static final UUID LICENSE = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    public static final UUID SUCCESSOR = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    public static final UUID OTHER = UUID.fromString("019a0000-0000-7000-8000-000000000003");
    public static final String PRODUCT = "seg";
    public static final KeyRing KEYS = new KeyRing(
            new KeySecrets("s1", Map.of("s1", secret("the derivation secret")), secret("the look-up secret")));

    private Samples() {}

    private static byte[] secret(String text) {
        return (text + " - padded to thirty-two bytes").getBytes(StandardCharsets.UTF_8);
    }

    /** A day ({@code 2026-01-31}: its beginning) or an instant ({@code 2026-01-31T10:00:00Z}). */
    public static Instant at(String when) {
        return Instant.parse(when.contains("T") ? when : when + "T00:00:00Z");
    }

    /** The last instant before {@code when} that events can tell from it. */
    public static Instant justBefore(String when) {
        return at(when).minusMillis(1);
    }

    public static Span span(String period) {
        return Span.parse(period);
    }

    public static Term term(String startsAt, String endsAt, String period) {
        return new Term(at(startsAt), at(endsAt), span(period));
    }

    /** From 2026 on, with new releases for a year. */
    public static LicenseFixture perpetual() {
        return sold(LicenseFixture.perpetual().upgradesUntil("2027-01-01"));
    }

    /** For all of January 2026. */
    public static LicenseFixture trial() {
        return sold(LicenseFixture.trial().upgradesUntil("2027-01-01"));
    }

    /** For all of 2026; renewal opens on 18 December, and grace is over on 15 January. */
    public static LicenseFixture subscription() {
        return sold(LicenseFixture.subscription());
    }

    private static LicenseFixture sold(LicenseFixture license) {
        return license.soldAt("2025-12-01").keysFrom(KEYS);
    }

    public static Activation machine(String fingerprint, String activatedAt) {
        return new Activation(fingerprint, null, at(activatedAt), null);
    }

    public static ProductDefined product() {
        return product(Policy.DEFAULT);
    }

    public static ProductDefined product(Policy policy) {
        return new ProductDefined(PRODUCT, "Segmenter", policy, ActivationLimit.of(3), at("2020-01-01"));
    }

    public static ProductChanged productChanged(Policy policy, int defaultActivationLimit, String when) {
        return new ProductChanged(PRODUCT, "Segmenter", policy, ActivationLimit.of(defaultActivationLimit), at(when));
    }

    public static ProductVersionReleased released(String version) {
        return new ProductVersionReleased(PRODUCT, version, at("2020-06-01"), at("2020-06-01"));
    }

    public static ProductVersionReleased releasedOn(String version, String day) {
        return new ProductVersionReleased(PRODUCT, version, at(day), at("2020-06-01"));
    }

    public static ProductVersionDisabled versionDisabled(String version) {
        return new ProductVersionDisabled(PRODUCT, version, at("2020-07-01"));
    }

    public static LicenseActivated activated(String fingerprint, String when) {
        return new LicenseActivated(LICENSE, fingerprint, null, null, at(when));
    }

    public static MachineDeactivated freedByCustomer(String fingerprint, String when) {
        return new MachineDeactivated(LICENSE, fingerprint, DeactivatedBy.CUSTOMER, at(when));
    }

    public static MachineDeactivated freedByVendor(String fingerprint, String when) {
        return new MachineDeactivated(LICENSE, fingerprint, DeactivatedBy.VENDOR, at(when));
    }

    public static LicenseDisabled suspended(String when) {
        return new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, "an unpaid bill", at(when));
    }

    public static LicenseDisabled revoked(String when) {
        return new LicenseDisabled(LICENSE, DisableCause.REVOKED, "a stolen card", at(when));
    }

    public static LicenseUpgraded upgraded(String when) {
        return new LicenseUpgraded(LICENSE, SUCCESSOR, null, at(when));
    }
}
