package io.lictor.dashboard;

import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.asof.AsOf;
import io.lictor.asof.AsOf.Past;
import io.lictor.asof.AsOf.Present;
import io.lictor.asof.Population;
import io.lictor.docs.ProblemCodes;
import io.lictor.license.Status;
import io.lictor.licenses.Counts;
import io.lictor.licenses.Counts.Activations;
import io.lictor.licenses.Counts.Week;
import io.lictor.licenses.LicenseCounts;
import io.lictor.licenses.PastCounts;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.DayCounts;
import io.lictor.readmodel.DayDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.web.Name;
import io.lictor.web.ProductProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole business at a glance. */
@RestController
@Tag(name = "Dashboard")
class DashboardController {

    private static final int DAYS = 90;

    private final ReadModel readModel;
    private final LicenseCounts counts;
    private final AsOf asOf;
    private final LongQuestions questions;

    DashboardController(ReadModel readModel, LicenseCounts counts, AsOf asOf, LongQuestions questions) {
        this.readModel = readModel;
        this.counts = counts;
        this.asOf = asOf;
        this.questions = questions;
    }

    /** {@code series} has an item for each of the last 90 days on which something was done. */
    record Dashboard(
            Instant at,
            Licenses licenses,
            Activations activations,
            TermsEnding termsEnding,
            List<Week> weeks,
            long grace,
            long customersOverLimit,
            List<Day> series) {}

    @Schema(name = "LicenseCounts")
    record Licenses(
            long total,
            Map<Status, Long> byStatus,
            Map<Kind, Long> byKind,
            Map<String, Long> byProduct,
            Map<Channel, Long> byChannel) {}

    /** Terms and trials of licences in use that end within so many days. */
    record TermsEnding(long days7, long days30, long days90) {}

    @Schema(name = "DayInBusiness")
    record Day(LocalDate date, long issues, long activations, long renewals, long cancellations) {

        static Day of(LocalDate date, DayCounts counts) {
            return new Day(date, counts.issues(), counts.activations(), counts.renewals(), counts.cancellations());
        }
    }

    @GetMapping("/v1/dashboard")
    @FromReadModel(pastFromEvents = true)
    @ProblemCodes(
            forbidden = "PRODUCT_NOT_ALLOWED",
            unavailable = {"AS_OF_BUILDING", "AS_OF_BUSY"})
    @Operation(
            operationId = "getDashboard",
            summary = "Counts by status, kind, product and channel; terms ending; what was done each day",
            description =
                    "As of a past instant everything is as it was answered then, the days included; as of one to come"
                            + " it is what time alone brings about.")
    Dashboard dashboard(
            @Parameter(description = AsOf.PARAMETER) @RequestParam(required = false) @Nullable Instant at,
            @Parameter(description = "Counts the licences of this product only.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 64)
                    String product,
            Subject subject) {
        ProductScope products = product == null ? subject.products() : only(product, subject);
        return switch (asOf.of(at)) {
            case Present(Instant instant) -> of(instant, counts.at(instant, products), series(products, instant));
            case Past(Population then) ->
                questions.overAll(() -> of(
                        then.at(),
                        PastCounts.of(then, products),
                        series(then.days().tailMap(firstDay(then.at())), products)));
        };
    }

    private static ProductScope only(String product, Subject subject) {
        ProductProblems.refuseBeyond(product, subject);
        return new ProductScope.Only(Set.of(product));
    }

    private static Dashboard of(Instant at, Counts counts, List<Day> series) {
        Map<Status, Long> byStatus = counts.byStatus();
        return new Dashboard(
                at,
                new Licenses(counts.total(), byStatus, counts.byKind(), counts.byProduct(), counts.byChannel()),
                counts.activations(),
                new TermsEnding(counts.ending(7), counts.ending(30), counts.ending(90)),
                counts.weeks(),
                byStatus.getOrDefault(Status.GRACE, 0L),
                counts.customersOver(),
                series);
    }

    private List<Day> series(ProductScope products, Instant at) {
        return readModel.ask(() -> {
            Map<LocalDate, DayCounts> byDate = new TreeMap<>();
            readModel
                    .days()
                    .find(Filters.gte(DayDocument.ID, firstDay(at).toString()))
                    .map(DayDocument::read)
                    .forEach(day -> day.products().forEach((product, done) -> {
                        if (products.contains(product)) {
                            byDate.merge(day.date(), done, DayCounts::plus);
                        }
                    }));
            return series(byDate);
        });
    }

    private static List<Day> series(Map<LocalDate, Map<String, DayCounts>> days, ProductScope products) {
        Map<LocalDate, DayCounts> byDate = new TreeMap<>();
        days.forEach((date, byProduct) -> byProduct.forEach((product, done) -> {
            if (products.contains(product)) {
                byDate.merge(date, done, DayCounts::plus);
            }
        }));
        return series(byDate);
    }

    private static List<Day> series(Map<LocalDate, DayCounts> byDate) {
        return byDate.entrySet().stream()
                .map(day -> Day.of(day.getKey(), day.getValue()))
                .toList();
    }

    private static LocalDate firstDay(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS - 1);
    }
}
