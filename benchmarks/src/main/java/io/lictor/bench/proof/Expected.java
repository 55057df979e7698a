package io.lictor.bench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.bench.load.Json;
import io.lictor.license.LicenseView;
import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers that a read model equal to the fold gives at an instant. */
final class Expected {

    private static final int DAYS_SHOWN = 90;
    private static final int WEEKS_SHOWN = 13;

    private final FreshFold fold;
    private final Instant at;
    private final List<LicenseView> views;

    Expected(FreshFold fold, Instant at) {
        this.fold = fold;
        this.at = at;
        this.views = fold.views(at);
    }

    /** Each licence by its id. */
    Map<String, JsonNode> licenses() {
        Map<String, JsonNode> licenses = new LinkedHashMap<>();
        views.forEach(view -> licenses.put(view.licenseId().toString(), Json.tree(view)));
        return licenses;
    }

    /** Each customer who has or had a licence, as an answer shows them. */
    Map<String, JsonNode> customers() {
        Map<String, List<LicenseView>> byCustomer = new TreeMap<>();
        views.forEach(view -> byCustomer
                .computeIfAbsent(view.customer(), _ -> new ArrayList<>())
                .add(view));
        Map<String, JsonNode> customers = new TreeMap<>();
        byCustomer.forEach((customer, theirs) -> customers.put(customer, customer(customer, theirs)));
        return customers;
    }

    private static JsonNode customer(String customer, List<LicenseView> licenses) {
        List<LicenseView> counting =
                licenses.stream().filter(view -> view.status().countsAsSeats()).toList();
        return Json.tree(Map.of(
                "customer",
                customer,
                "licenses",
                licenses,
                "seats",
                seats(counting),
                "unlimitedLicenses",
                unlimited(counting),
                "activations",
                counting.stream().mapToInt(view -> view.activations().used()).sum()));
    }

    private static long seats(List<LicenseView> licenses) {
        return licenses.stream()
                .map(view -> view.activations().limit())
                .filter(Objects::nonNull)
                .mapToLong(limit -> limit)
                .sum();
    }

    private static long unlimited(List<LicenseView> licenses) {
        return licenses.stream()
                .filter(view -> view.activations().limit() == null)
                .count();
    }

    /** The dashboard, without the instant at which it was asked for. */
    JsonNode dashboard() {
        ObjectNode dashboard = (ObjectNode) Json.tree(Map.of());
        dashboard.set(
                "licenses",
                Json.tree(Map.of(
                        "total",
                        views.size(),
                        "byStatus",
                        byStatus(views),
                        "byKind",
                        counts(Kind.values(), LicenseView::kind),
                        "byProduct",
                        counts(new String[0], LicenseView::product),
                        "byChannel",
                        counts(Channel.values(), LicenseView::channel))));
        dashboard.set(
                "activations",
                Json.tree(Map.of(
                        "used",
                        views.stream()
                                .mapToLong(view -> view.activations().used())
                                .sum(),
                        "limit",
                        seats(views),
                        "unlimitedLicenses",
                        unlimited(views))));
        dashboard.set("termsEnding", Json.tree(Map.of("days7", ending(7), "days30", ending(30), "days90", ending(90))));
        dashboard.set("weeks", Json.tree(weeks()));
        dashboard.put("customersOverLimit", customersOverLimit());
        dashboard.put(
                "grace",
                views.stream().filter(view -> view.status() == Status.GRACE).count());
        dashboard.set("series", Json.tree(series()));
        return dashboard;
    }

    private long customersOverLimit() {
        return views.stream()
                .filter(view -> view.status().countsAsSeats())
                .filter(view -> view.activations().limit() != null
                        && view.activations().used() > view.activations().limit())
                .map(LicenseView::customer)
                .distinct()
                .count();
    }

    private List<Map<String, ?>> weeks() {
        LocalDate monday = at.atOffset(ZoneOffset.UTC).toLocalDate();
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            monday = monday.minusDays(1);
        }
        List<LicenseView> ending = fold.beforeTheirEnds();
        List<Map<String, ?>> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS_SHOWN; week++) {
            weeks.add(week(monday.plusWeeks(week), ending));
        }
        return weeks;
    }

    private static Map<String, ?> week(LocalDate monday, List<LicenseView> ending) {
        List<LicenseView> ends = ending.stream()
                .filter(view -> view.status() == Status.ACTIVE || view.status() == Status.CANCELED)
                .filter(view -> !endsOn(view).isBefore(monday) && endsOn(view).isBefore(monday.plusWeeks(1)))
                .toList();
        return Map.of(
                "week",
                monday.toString(),
                "ends",
                ends.size(),
                "autoRenew",
                subscriptions(ends, Channel.DIRECT, Status.ACTIVE),
                "off",
                subscriptions(ends, Channel.DIRECT, Status.CANCELED),
                "partner",
                subscriptions(ends, Channel.PARTNER, Status.ACTIVE)
                        + subscriptions(ends, Channel.PARTNER, Status.CANCELED));
    }

    private static long subscriptions(List<LicenseView> ends, Channel channel, Status status) {
        return ends.stream()
                .filter(view -> view.kind() == Kind.SUBSCRIPTION && view.channel() == channel)
                .filter(view -> view.status() == status)
                .count();
    }

    private static LocalDate endsOn(LicenseView view) {
        return Objects.requireNonNull(end(view)).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Map<String, Long> byStatus(List<LicenseView> views) {
        return counts(views, Status.values(), LicenseView::status);
    }

    private <K> Map<String, Long> counts(K[] all, Function<LicenseView, K> by) {
        return counts(views, all, by);
    }

    private static <K> Map<String, Long> counts(List<LicenseView> views, K[] all, Function<LicenseView, K> by) {
        Map<String, Long> counts = new TreeMap<>();
        for (K key : all) {
            counts.put(key.toString(), 0L);
        }
        views.forEach(view -> counts.merge(by.apply(view).toString(), 1L, Long::sum));
        return counts;
    }

    private long ending(int days) {
        Instant end = at.plus(Duration.ofDays(days));
        return views.stream()
                .filter(view -> view.status() == Status.ACTIVE || view.status() == Status.CANCELED)
                .filter(view -> endsBy(view, end))
                .count();
    }

    private static boolean endsBy(LicenseView view, Instant end) {
        Instant ends = end(view);
        return ends != null && !ends.isAfter(end);
    }

    private static @Nullable Instant end(LicenseView view) {
        LicenseView.TermView term = view.term();
        return term == null ? view.validUntil() : term.endsAt();
    }

    private List<Map<String, ?>> series() {
        LocalDate first = at.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_SHOWN - 1);
        List<Map<String, ?>> series = new ArrayList<>();
        fold.days().forEach((date, day) -> {
            if (!date.isBefore(first)) {
                series.add(Map.of(
                        "date",
                        date.toString(),
                        "issues",
                        day.issues,
                        "activations",
                        day.activations,
                        "renewals",
                        day.renewals,
                        "cancellations",
                        day.cancellations));
            }
        });
        return series;
    }

    /** Each product's versions and the number of its licences. */
    Map<String, JsonNode> products() {
        Map<String, JsonNode> products = new TreeMap<>();
        fold.products().forEach((code, product) -> {
            if (product instanceof Product.Defined defined) {
                List<LicenseView> sold = views.stream()
                        .filter(license -> license.product().equals(code))
                        .toList();
                Map<String, Object> view = new TreeMap<>();
                view.put("product", code);
                if (defined.name() != null) {
                    view.put("name", defined.name());
                }
                switch (defined.defaultLimit()) {
                    case Limited(int machines) -> view.put("defaultActivationLimit", machines);
                    case Unlimited _ -> view.put("unlimitedActivations", true);
                }
                view.put("versions", defined.versions().values());
                view.put("licenses", Map.of("total", sold.size(), "byStatus", byStatus(sold)));
                products.put(code, Json.tree(view));
            }
        });
        return products;
    }
}
