package io.lictor.search;

import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.Page;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.web.Name;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of customers, partners and machines, by the begin of their names. */
@RestController
@FromReadModel
@ProblemCodes(unavailable = "READ_MODEL_BUSY")
@Tag(name = "Customers")
class NamesController {

    private final Finder finder;
    private final CustomerSummaries summaries;
    private final LongQuestions questions;

    NamesController(Finder finder, CustomerSummaries summaries, LongQuestions questions) {
        this.finder = finder;
        this.summaries = summaries;
        this.questions = questions;
    }

    /** A partner who sold licences. */
    @Schema(name = "PartnerSummary")
    record Partner(String partner) {}

    @GetMapping("/v1/customers")
    @Operation(
            operationId = "listCustomers",
            summary = "Customers who have a licence, by the begin of their references",
            description = "In the order of their references, each with the licences and seats that the caller sees.")
    Page<CustomerSummaries.Customer> customers(
            @Parameter(description = "What the reference begins with.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String prefix,
            @Parameter(schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(description = "Where to go on: the next of the page before, with the same parameters.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            Subject subject) {
        int granted = Page.limit(limit);
        String after = PlaceCursor.read(cursor, "customers", prefix);
        return questions.page(() -> summaries.page(prefix, granted, after, subject.products()));
    }

    @GetMapping("/v1/partners")
    @Operation(
            operationId = "listPartners",
            summary = "Partners who sold a licence, by the begin of their ids",
            description = "In the order of their ids. What a partner sold is listed by GET /v1/licenses?partner=.")
    Page<Partner> partners(
            @Parameter(description = "What the partner's id begins with.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String prefix,
            @Parameter(schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(description = "Where to go on: the next of the page before, with the same parameters.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            Subject subject) {
        int granted = Page.limit(limit);
        String after = PlaceCursor.read(cursor, "partners", prefix);
        List<String> found = questions.page(
                () -> finder.partners(new Prefix(orEmpty(prefix)), after, subject.products(), granted + 1));
        List<Partner> items = found.stream().limit(granted).map(Partner::new).toList();
        return new Page<>(
                items,
                found.size() > granted ? PlaceCursor.write(items.getLast().partner(), "partners", prefix) : null);
    }

    @GetMapping("/v1/machines")
    @Operation(
            operationId = "listMachines",
            summary = "Machines in use, by the begin of their labels or fingerprints",
            description = "In whatever case a label is written. A page has all machines of a licence, and so may have"
                    + " some more than asked for.")
    Page<FoundMachine> machines(
            @Parameter(description = "What the label or the fingerprint begins with.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String q,
            @RequestParam(required = false) @Nullable @Name(max = 256) String customer,
            @Parameter(schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(description = "Where to go on: the next of the page before, with the same parameters.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            Subject subject) {
        int granted = Page.limit(limit);
        String after = PlaceCursor.read(cursor, "machines", q, customer);
        List<FoundMachine> items =
                questions.page(() -> finder.machines(q, customer, subject.products(), after, granted));
        return new Page<>(
                items,
                items.size() < granted
                        ? null
                        : PlaceCursor.write(items.getLast().licenseId().toString(), "machines", q, customer));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
