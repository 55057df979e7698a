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
import java.util.UUID;
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
                    + " Synthetic items don't count towards the limit: they are on the page of the event before them.")
    LicenseHistory.History history(
            @PathVariable String id,
            @Parameter(
                            description = "The first sequence number.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    long from,
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
        UUID licenseId = PathId.license(id);
        int granted = Page.limit(limit);
        refuseBeyond(licenseId, subject);
        return histories
                .page(licenseId, from, granted, clock.instant())
                .orElseThrow(() -> LicenseFinder.notFound(licenseId));
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
