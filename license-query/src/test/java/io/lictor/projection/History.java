package io.lictor.projection;

import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.query.SampleLicense;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events that a test lets happen. */
final class History {

    private static final Instant AT = SampleLicense.NEW_YEAR;

    private History() {}

    /** Some of everything, a transfer to and fro included; one append each. */
    static List<List<Event>> ofEverything() {
        UUID first = new UUID(7, 1);
        UUID second = new UUID(7, 2);
        var newKey = SampleLicense.KEYS.reference(first, 2);
        return List.of(
                List.of(
                        new ProductDefined(SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), AT),
                        new ProductVersionReleased(SampleLicense.PRODUCT, "1", AT, AT)),
                SampleLicense.subscription(first, "acme").events(),
                List.of(new LicenseActivated(first, "machine-b", null, null, AT)),
                List.of(new LicenseActivated(first, "machine-a", null, null, AT)),
                SampleLicense.subscription(second, "other").events(),
                List.of(new LicenseTransferred(first, "other", true, AT)),
                List.of(new LicenseTransferred(first, "acme", true, AT)),
                List.of(new LicenseTransferred(first, "third", true, AT)),
                List.of(
                        new KeyReissued(first, newKey, AT),
                        new LicenseKeyReplaced(
                                SampleLicense.KEYS.reference(first, 1).hash(), first, AT),
                        new LicenseKeyAssigned(newKey.hash(), first, 2, AT)),
                List.of(new AutoRenewCanceled(second, AT.plus(Duration.ofDays(1)))),
                List.of(new ProductVersionDisabled(SampleLicense.PRODUCT, "1", AT)));
    }

    static SampleLicense sale(int number) {
        return SampleLicense.subscription(licenseId(number), "customer-" + number % 7);
    }

    static UUID licenseId(int number) {
        return new UUID(0x0198_0000_0000_7000L, number);
    }

    /** On a day of its own for every five rounds. */
    static Event activation(int number, int round) {
        return new LicenseActivated(
                licenseId(number), "machine-" + round, null, null, AT.plus(Duration.ofDays(round / 5)));
    }
}
