package io.lictor.history;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.Page;
import io.lictor.lookup.LicenseFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** History of a licence, read from its events, so it is never behind. */
@RestController
@Tag(name = "History and feed")
class HistoryController {

    private final LicenseHistory histories;
    private final ProductOfLicense products;
    private final InstantSource clock;

    HistoryController(LicenseHistory histories, ProductOfLicense products, InstantSource clock) {
        this.histories = histories;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping("/v1/licenses/{id}/history")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(notFound = "LICENSE_NOT_FOUND")
    @Operation(
            operationId = "getLicenseHistory",
            summary = "What happened to a licence, in order",
            description = "Its events, each with what it changed and the status at its instant just before and after;"
                    + " between them, marked as synthetic, what came by time alone or by an event of its product."
                    + " Synthetic items don't count towards the limit: they are on the page of the event before them."
                    + " Newest first, next is the until of the next page.")
    LicenseHistory.History history(
            @PathVariable String id,
            @Parameter(
                            description = "The first sequence number.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    long from,
            @Parameter(
                            description = "The last sequence number; that of the last event, if it is not given.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long until,
            @Parameter(
                            description = "From the first to the last, or from the last to the first.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"asc", "desc"},
                                            defaultValue = "asc"))
                    @RequestParam(defaultValue = "asc")
                    String order,
            @Parameter(
                            description =
                                    "Items of these types only: events as named by /v1/events/schemas, StatusChanged and"
                                            + " ModuleEnded.")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> type,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            Subject subject) {
        if (from < 1) {
            throw ProblemException.invalidParameter("from", "must be a sequence number, from 1");
        }
        if (until != null && until < 1) {
            throw ProblemException.invalidParameter("until", "must be a sequence number, from 1");
        }
        UUID licenseId = PathId.license(id);
        HistoryRange range = new HistoryRange(
                from, until == null ? Long.MAX_VALUE : until, FeedOrder.isNewestFirst(order), types(type));
        int granted = Page.limit(limit);
        refuseBeyond(licenseId, subject);
        return histories
                .page(licenseId, range, granted, clock.instant())
                .orElseThrow(() -> LicenseFinder.notFound(licenseId));
    }

    private static Set<String> types(@Nullable List<String> asked) {
        Set<String> types = asked == null ? Set.of() : Set.copyOf(asked);
        SortedSet<String> known = new TreeSet<>(EventTypes.SHORT_NAMES);
        known.addAll(HistoryItems.SYNTHETIC);
        if (!known.containsAll(types)) {
            throw ProblemException.invalidParameter("type", "must be one of " + String.join(", ", known));
        }
        return types;
    }

    private void refuseBeyond(UUID licenseId, Subject subject) {
        boolean sees = switch (subject.products()) {
            case ProductScope.All _ -> true;
            case ProductScope.Only only ->
                products.of(licenseId).filter(only::contains).isPresent();
        };
        if (!sees) {
            throw LicenseFinder.notFound(licenseId);
        }
    }
}
