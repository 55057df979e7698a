package io.lictor.licenses;

import io.lictor.access.ProductScope;
import io.lictor.asof.Population;
import io.lictor.documents.MongoDates;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.Versioned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Counts} as of a past instant, as {@link LicenseCounts} gave them then: here each licence is looked at. */
public final class PastCounts implements Counts {

    private final Instant at;
    private final Map<Status, Long> byStatus = zeros(Status.class);
    private final Map<String, Map<Status, Long>> byProductAndStatus = new TreeMap<>();
    private final Map<Kind, Long> byKind = zeros(Kind.class);
    private final SortedMap<String, Long> byProduct = new TreeMap<>();
    private final Map<Channel, Long> byChannel = zeros(Channel.class);
    private final Set<String> customersOver = new HashSet<>();
    /** When those in use, out of grace, end. */
    private final List<Instant> ends = new ArrayList<>();

    private final Map<LocalDate, Ends> weeks = new TreeMap<>();
    private long used;
    private long limit;
    private long unlimitedLicenses;

    private PastCounts(Instant at) {
        this.at = at;
        LocalDate first = Counts.monday(at);
        for (int week = 0; week < WEEKS; week++) {
            weeks.put(first.plusWeeks(week), new Ends());
        }
    }

    /** Counts over all licences of these products. */
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

    private void add(License.Issued license, boolean versionDisabled) {
        Status status = Status.of(license, versionDisabled, at);
        byStatus.merge(status, 1L, Long::sum);
        byProductAndStatus
                .computeIfAbsent(license.product(), _ -> zeros(Status.class))
                .merge(status, 1L, Long::sum);
        byKind.merge(license.kind(), 1L, Long::sum);
        byProduct.merge(license.product(), 1L, Long::sum);
        byChannel.merge(license.channel(), 1L, Long::sum);
        used += license.activations().size();
        switch (license.activationLimit()) {
            case Limited(int machines) -> limit += machines;
            case Unlimited _ -> unlimitedLicenses++;
        }
        if (LicenseDocument.isOver(license) && status.countsAsSeats()) {
            customersOver.add(license.customer());
        }
        Instant end = license.endsAt();
        if (end != null) {
            addEnd(license, versionDisabled, status, end);
        }
    }

    private void addEnd(License.Issued license, boolean versionDisabled, Status status, Instant end) {
        if (status == Status.ACTIVE || status == Status.CANCELED) {
            ends.add(end);
        }
        Status atTheEnd = Status.of(license, versionDisabled, end.minusNanos(1));
        Ends week = weeks.get(MongoDates.day(end).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        if (week != null && (atTheEnd == Status.ACTIVE || atTheEnd == Status.CANCELED)) {
            week.add(license.kind(), license.channel(), atTheEnd, 1);
        }
    }

    @Override
    public Map<Status, Long> byStatus() {
        return byStatus;
    }

    @Override
    public Map<Status, Long> byStatus(String product) {
        return byProductAndStatus.getOrDefault(product, zeros(Status.class));
    }

    @Override
    public Map<Kind, Long> byKind() {
        return byKind;
    }

    @Override
    public Map<String, Long> byProduct() {
        return byProduct;
    }

    @Override
    public Map<Channel, Long> byChannel() {
        return byChannel;
    }

    @Override
    public Activations activations() {
        return new Activations(used, limit, unlimitedLicenses);
    }

    @Override
    public long ending(int days) {
        var last = MongoDates.of(at.plus(Duration.ofDays(days)));
        return ends.stream().filter(end -> !MongoDates.of(end).after(last)).count();
    }

    @Override
    public List<Week> weeks() {
        return weeks.entrySet().stream()
                .map(week -> week.getValue().of(week.getKey()))
                .toList();
    }

    @Override
    public long customersOver() {
        return customersOver.size();
    }

    private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
        Map<E, Long> zeros = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            zeros.put(value, 0L);
        }
        return zeros;
    }
}
