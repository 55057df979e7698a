package io.lictor.search;

import io.lictor.access.ProductScope;
import io.lictor.license.LicenseView;
import io.lictor.licenses.LicenseList;
import io.lictor.licenses.Page;
import io.lictor.search.Finder.CustomerLicenses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers by the begin of their references, each with its seats. */
final class CustomerSummaries {

    /** Customers looked at for one page at most, for a caller who sees few of their licences. */
    private static final int MOST_PASSED_OVER = 2_000;

    private final Finder finder;
    private final LicenseList licenses;
    private final InstantSource clock;

    CustomerSummaries(Finder finder, LicenseList licenses, InstantSource clock) {
        this.finder = finder;
        this.licenses = licenses;
        this.clock = clock;
    }

    /**
     * A customer: {@code licenses} is how many it has, {@code seats} the sum of activation limits of those that count as
     * seats, {@code unlimitedLicenses} how many of those have none, {@code activations} the machines in use on them.
     */
    @Schema(name = "CustomerSummary")
    record Customer(String customer, int licenses, long seats, int unlimitedLicenses, long activations) {

        static Customer of(String customer, List<LicenseView> licenses) {
            List<LicenseView> counting = licenses.stream()
                    .filter(license -> license.status().countsAsSeats())
                    .toList();
            return new Customer(
                    customer,
                    licenses.size(),
                    counting.stream()
                            .flatMap(license ->
                                    Stream.ofNullable(license.activations().limit()))
                            .mapToLong(limit -> limit)
                            .sum(),
                    (int) counting.stream()
                            .filter(license -> license.activations().limit() == null)
                            .count(),
                    counting.stream()
                            .mapToLong(license -> license.activations().used())
                            .sum());
        }
    }

    /** Returns a page of them, behind {@code after}, with what of theirs the caller sees. */
    Page<Customer> page(@Nullable String prefix, int granted, @Nullable String after, ProductScope products) {
        Instant now = clock.instant();
        List<Customer> items = new ArrayList<>();
        String last = after;
        for (int passed = 0; passed < MOST_PASSED_OVER; passed += granted) {
            List<CustomerLicenses> found = finder.customers(new Prefix(orEmpty(prefix)), last, granted);
            for (CustomerLicenses one : found) {
                if (items.size() == granted) {
                    return new Page<>(items, PlaceCursor.write(orEmpty(last), "customers", prefix));
                }
                List<LicenseView> theirs = licenses.all(one.licenses(), now).stream()
                        .filter(license -> license.customer().equals(one.customer()))
                        .filter(license -> products.contains(license.product()))
                        .toList();
                if (!theirs.isEmpty()) {
                    items.add(Customer.of(one.customer(), theirs));
                }
                last = one.customer();
            }
            if (found.size() < granted) {
                return Page.all(items);
            }
        }
        return new Page<>(items, PlaceCursor.write(orEmpty(last), "customers", prefix));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
