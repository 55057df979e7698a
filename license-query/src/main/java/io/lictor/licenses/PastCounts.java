package io.lictor.licenses;

import io.lictor.access.ProductScope;
import io.lictor.asof.Population;
import io.lictor.documents.MongoDates;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.licenses.LicenseCounts.Activations;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import io.lictor.value.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers of licences as of a past instant, as {@link LicenseCounts} gave them then. */
public final class PastCounts {

    private final Instant at;
    private final Map<Status, Long> byStatus = zeros();
    private final SortedMap<String, Long> byKind = new TreeMap<>();
    private final SortedMap<String, Long> byProduct = new TreeMap<>();
    private final SortedMap<String, Long> byChannel = new TreeMap<>();
    /** When those in use, out of grace, end. */
    private final List<Instant> ends = new ArrayList<>();

    private long used;
    private long limit;
    private long unlimitedLicenses;

    private PastCounts(Instant at) {
        this.at = at;
    }

    /** Over all licences of these products. */
    public static PastCounts of(Population then, ProductScope products) {
        PastCounts counts = new PastCounts(then.at());
        for (Versioned<License.Issued> found : then.licenses()) {
            License.Issued license = found.state();
            if (products.contains(license.product())) {
                counts.add(license, then.isVersionDisabled(license));
            }
        }
        return counts;
    }

    /** Of each status, among the licences for one product. */
    public static Map<Status, Long> byStatus(Population then, String product) {
        Map<Status, Long> counts = zeros();
        for (Versioned<License.Issued> found : then.licenses()) {
            License.Issued license = found.state();
            if (license.product().equals(product)) {
                counts.merge(Status.of(license, then.isVersionDisabled(license), then.at()), 1L, Long::sum);
            }
        }
        return counts;
    }

    private void add(License.Issued license, boolean versionDisabled) {
        Status status = Status.of(license, versionDisabled, at);
        byStatus.merge(status, 1L, Long::sum);
        byKind.merge(license.kind().name(), 1L, Long::sum);
        byProduct.merge(license.product(), 1L, Long::sum);
        byChannel.merge(license.channel().name(), 1L, Long::sum);
        used += license.activations().size();
        switch (license.activationLimit()) {
            case Limited(int machines) -> limit += machines;
            case Unlimited _ -> unlimitedLicenses++;
        }
        Instant end = license.endsAt();
        if (end != null && (status == Status.ACTIVE || status == Status.CANCELED)) {
            ends.add(end);
        }
    }

    public long total() {
        return byStatus.values().stream().mapToLong(count -> count).sum();
    }

    public Map<Status, Long> byStatus() {
        return byStatus;
    }

    public Map<String, Long> byKind() {
        return byKind;
    }

    public Map<String, Long> byProduct() {
        return byProduct;
    }

    public Map<String, Long> byChannel() {
        return byChannel;
    }

    public Activations activations() {
        return new Activations(used, limit, unlimitedLicenses);
    }

    /** The usable ones whose term or trial ends within so many days. */
    public long ending(int days) {
        var last = MongoDates.of(at.plus(Duration.ofDays(days)));
        return ends.stream().filter(end -> !MongoDates.of(end).after(last)).count();
    }

    private static Map<Status, Long> zeros() {
        Map<Status, Long> zeros = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            zeros.put(status, 0L);
        }
        return zeros;
    }
}
