package io.lictor.bench.proof;

import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.ProductEvent;
import io.lictor.event.TokenEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.LicenseView;
import io.lictor.product.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** States folded from the first event on, with nothing but the contract. */
final class FreshFold {

    /** Counts of a day. */
    static final class Day {
        long issues;
        long activations;
        long renewals;
        long cancellations;
    }

    private final Map<UUID, LicenseFold> licenses =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private final Map<String, Product> products = new HashMap<>();
    private final Map<LocalDate, Day> days = new TreeMap<>();
    private long position;

    /** {@link IllegalStateException} where the events make no history. */
    void addAll(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            add(event.event());
            position = event.position();
        }
    }

    private void add(Event event) {
        switch (event) {
            case LicenseEvent e -> {
                licenses.compute(e.licenseId(), (_, fold) -> (fold == null ? LicenseFold.EMPTY : fold).plus(e));
                count(e);
            }
            case ProductEvent e ->
                products.compute(
                        e.product(), (_, product) -> Product.evolve(product == null ? Product.UNDEFINED : product, e));
            case KeyEvent _, TokenEvent _ -> {}
        }
    }

    private void count(LicenseEvent event) {
        LocalDate date = event.at().atOffset(ZoneOffset.UTC).toLocalDate();
        if (event instanceof LicenseIssued) {
            day(date).issues++;
        } else if (event instanceof LicenseActivated) {
            day(date).activations++;
        } else if (event instanceof LicenseRenewed) {
            day(date).renewals++;
        } else if (event instanceof AutoRenewCanceled) {
            day(date).cancellations++;
        }
    }

    private Day day(LocalDate date) {
        return days.computeIfAbsent(date, _ -> new Day());
    }

    /** The position of the last event. */
    long position() {
        return position;
    }

    Map<LocalDate, Day> days() {
        return days;
    }

    Map<String, Product> products() {
        return products;
    }

    /** Folds all licences as they stand at an instant, in the order of their ids. */
    List<LicenseView> views(Instant at) {
        return licenses.values().stream().flatMap(fold -> view(fold, at)).toList();
    }

    private Stream<LicenseView> view(LicenseFold fold, Instant at) {
        return switch (fold.license()) {
            case License.Issued issued ->
                Stream.of(LicenseView.of(issued, fold.version(), versionDisabled(issued), at));
            case License.NotIssued _, License.Withdrawn _ -> Stream.of();
        };
    }

    /** Returns each licence that has an end, as it stands a moment before. */
    List<LicenseView> beforeTheirEnds() {
        return licenses.values().stream()
                .flatMap(fold -> fold.license() instanceof License.Issued issued && issued.endsAt() != null
                        ? view(fold, issued.endsAt().minusNanos(1))
                        : Stream.of())
                .toList();
    }

    private boolean versionDisabled(License.Issued license) {
        return products.getOrDefault(license.product(), Product.UNDEFINED).isDisabled(license.version());
    }
}
