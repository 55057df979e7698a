package io.lictor.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.counts.Cell;
import io.lictor.counts.CellCounts;
import io.lictor.counts.KeptCounts;
import io.lictor.docs.ProblemCodes;
import io.lictor.documents.MongoDates;
import io.lictor.license.Status;
import io.lictor.licenses.Page;
import io.lictor.lookup.DisabledVersions;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calendar of what ends on which day. */
@RestController
@Tag(name = "Licences")
class RenewalsController {

    private static final long MOST_DAYS = 366;
    private static final long USUAL_DAYS = 31;

    private final ReadModel readModel;
    private final ProductFinder products;
    private final Finder finder;
    private final LongQuestions questions;
    private final InstantSource clock;

    RenewalsController(
            ReadModel readModel, ProductFinder products, Finder finder, LongQuestions questions, InstantSource clock) {
        this.readModel = readModel;
        this.products = products;
        this.finder = finder;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * What ends on a day (UTC): {@code ends} all terms and trials of licences in use; of the subscriptions among them those
     * sold directly whose customer wants to go on ({@code autoRenew}) or not ({@code off}), and those of partners; and how
     * many grace periods run out.
     */
    @Schema(name = "RenewalsOfDay")
    record Day(LocalDate date, long ends, long autoRenew, long off, long partner, long graceEnds) {

        static Day of(LocalDate date, CellCounts counts, Predicate<Cell> which) {
            List<Cell> cells = counts.cells().stream().filter(which).toList();
            long ends = 0;
            long autoRenew = 0;
            long off = 0;
            long partner = 0;
            long graceEnds = 0;
            for (Cell cell : cells) {
                long active = counts.ended(cell, Status.ACTIVE);
                long canceled = counts.ended(cell, Status.CANCELED);
                ends += active + canceled;
                graceEnds += counts.ranOut(cell);
                if (cell.kind() == Kind.SUBSCRIPTION && cell.channel() == Channel.PARTNER) {
                    partner += active + canceled;
                } else if (cell.kind() == Kind.SUBSCRIPTION) {
                    autoRenew += active;
                    off += canceled;
                }
            }
            return new Day(date, ends, autoRenew, off, partner, graceEnds);
        }

        boolean isEmpty() {
            return ends == 0 && graceEnds == 0;
        }
    }

    @GetMapping("/v1/renewals")
    @FromReadModel
    @ProblemCodes(forbidden = "PRODUCT_NOT_ALLOWED", unavailable = "READ_MODEL_BUSY")
    @Operation(
            operationId = "listRenewals",
            summary = "What ends on which day: terms, trials and grace periods",
            description = "Days (UTC) on which nothing ends are left out. The service renews nothing by itself: whoever"
                    + " takes the money does, by renew.")
    Page<Day> renewals(
            @Parameter(description = "The first day; today if absent.") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = "The last day; 30 days after the first if absent, 365 at most.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "Of licences that this partner sold.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String partner,
            @RequestParam(required = false) @Nullable @Name(max = 64) String product,
            Subject subject) {
        LocalDate first =
                from == null ? clock.instant().atOffset(ZoneOffset.UTC).toLocalDate() : from;
        LocalDate end = to == null ? first.plusDays(USUAL_DAYS) : to.plusDays(1);
        long days = ChronoUnit.DAYS.between(first, end);
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalidParameter("to", "must be from, or at most 365 days after it");
        }
        ProductScope among = subject.products();
        if (product != null) {
            ProductProblems.refuseBeyond(product, subject);
            among = new ProductScope.Only(Set.of(product));
        }
        ProductScope scope = among;
        return questions.page(() -> Page.all(days(first, end, partner, scope)));
    }

    private List<Day> days(LocalDate first, LocalDate end, @Nullable String partner, ProductScope scope) {
        DisabledVersions disabled = products.disabledVersions();
        Map<LocalDate, CellCounts> counts = partner == null
                ? readModel.ask(() -> new KeptCounts(readModel.serving().countsById()).days(first, end))
                : CellCounts.byDay(finder.ofPartner(partner, ending(first, end), scope), first, end);
        return counts.entrySet().stream()
                .map(day -> Day.of(
                        day.getKey(),
                        day.getValue(),
                        cell -> scope.contains(cell.product()) && !disabled.covers(cell.product(), cell.version())))
                .filter(day -> !day.isEmpty())
                .toList();
    }

    private static Bson ending(LocalDate first, LocalDate end) {
        return or(within(LicenseDocument.ENDS_AT, first, end), within(LicenseDocument.EXPIRES_AT, first, end));
    }

    private static Bson within(String field, LocalDate first, LocalDate end) {
        return and(
                gte(field, MongoDates.of(first.atStartOfDay().toInstant(ZoneOffset.UTC))),
                lt(field, MongoDates.of(end.atStartOfDay().toInstant(ZoneOffset.UTC))));
    }
}
