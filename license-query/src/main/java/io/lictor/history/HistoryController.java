package io.lictor.history;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.docs.Refuses;
import io.lictor.event.Streams;
import io.lictor.licenses.LicenseFinder;
import io.lictor.licenses.Page;
import io.lictor.reading.FromReadModel;
import io.lictor.web.LicensePath;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a licence, from the events themselves: it is never behind. */
@RestController
@Tag(name = "History and feed")
public class HistoryController {

    private final EventItems events;
    private final ProductOfLicense products;

    public HistoryController(EventItems events, ProductOfLicense products) {
        this.events = events;
        this.products = products;
    }

    /** {@code next} is the sequence to go on from; absent at the end. */
    record History(List<EventItem> items, @Nullable Long next) {}

    @GetMapping("/v1/licenses/{id}/history")
    @FromReadModel(orFromEvents = true)
    @Refuses(notFound = "LICENSE_NOT_FOUND")
    @Operation(operationId = "getLicenseHistory", summary = "The events of a licence in order")
    History history(
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
        UUID licenseId = LicensePath.id(id);
        int granted = Page.limit(limit);
        refuseBeyond(licenseId, subject);
        String stream = Streams.license(licenseId);
        List<EventItem> found = events.ofStream(stream, from, granted + 1);
        if (found.isEmpty() && (from == 1 || events.ofStream(stream, 1, 1).isEmpty())) {
            throw LicenseFinder.notFound(licenseId);
        }
        return found.size() > granted
                ? new History(found.subList(0, granted), found.get(granted).sequence())
                : new History(found, null);
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
