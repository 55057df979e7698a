package io.lictor.compliance;

import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.Page;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.web.AnswersIn;
import io.lictor.web.MediaTypes;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.lictor.web.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compliance report: days on which customers used more machines than they bought. */
@RestController
@Tag(name = "Customers")
class ComplianceController {

    private static final int USUAL = 50;
    private static final String DAY = "2026-01-31";

    private final Compliance compliance;
    private final InstantSource clock;
    private final LongQuestions questions;

    ComplianceController(Compliance compliance, InstantSource clock, LongQuestions questions) {
        this.compliance = compliance;
        this.clock = clock;
        this.questions = questions;
    }

    @GetMapping("/v1/compliance")
    @AnswersIn({MediaTypes.JSON, MediaTypes.CSV})
    @FromReadModel(projection = ComplianceDefinition.NAME)
    @ProblemCodes(forbidden = "PRODUCT_NOT_ALLOWED", notFound = "PROJECTION_NOT_FOUND")
    @Operation(
            operationId = "getCompliance",
            summary = "Seats sold, in use and over, by customer and day",
            description = "As it was at the end of each day (UTC), and today as it is; a row for each day on which a"
                    + " customer had a licence. With Accept: text/csv or format=csv all of it in one table, in which a"
                    + " customer that a spreadsheet would take for a formula begins with an apostrophe.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content =
                    @Content(
                            mediaType = MediaTypes.CSV,
                            schema = @Schema(type = "string", description = "The same as a table, with a header.")))
    @Nullable
    Page<ComplianceDay> compliance(
            @Parameter(description = "Only this customer.") @RequestParam(required = false) @Nullable @Name(max = 256)
                    String customer,
            @Parameter(description = "Only licences for this product.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 64)
                    String product,
            @Parameter(
                            description = "The first day (UTC); thirty days up to the last one, unless said otherwise.",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last day (UTC), 399 days after the first at most; today, unless said"
                                    + " otherwise.",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"json", "csv"}))
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            @Parameter(
                            description = "Of rows; not of a table, which has them all.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @Parameter(description = "Where to go on: the next of the page before, with the same parameters.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            Representation representation,
            HttpMethod method,
            Subject subject,
            HttpServletResponse response)
            throws IOException {
        if (product != null) {
            ProductProblems.refuseBeyond(product, subject);
        }
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        String mark =
                Integer.toHexString(Arrays.asList(customer, product, from, to).hashCode());
        Cursor after = cursor == null ? null : Cursor.read(cursor, mark);
        ComplianceQuery query = ComplianceQuery.of(
                customer,
                product,
                after == null ? day("from", from) : after.from(),
                after == null ? day("to", to) : after.to(),
                today,
                subject.products());
        if (!isTable(format, representation)) {
            int most = Page.limit(limit == null ? USUAL : limit);
            return questions.overAll(() -> compliance.page(query, mark, most, after, now));
        }
        if (limit != null || cursor != null) {
            throw ProblemException.invalidParameter(
                    limit == null ? "cursor" : "limit", "must not stand here: a table has no pages");
        }
        ComplianceCsv table = new ComplianceCsv(response, query);
        if (method != HttpMethod.HEAD) {
            questions.stream(() -> compliance.each(query, null, now, table));
        }
        table.finish();
        return null;
    }

    private static boolean isTable(@Nullable String format, Representation representation) {
        return switch (format) {
            case null -> representation.is(MediaTypes.CSV);
            case "csv" -> true;
            case "json" -> false;
            default -> throw ProblemException.invalidParameter("format", "must be json or csv");
        };
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String text) {
        try {
            if (text == null || text.length() == DAY.length()) { // so that no year is beyond what can be counted
                return text == null ? null : LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.invalidParameter(parameter, "must be a day, such as " + DAY);
    }
}
