package io.lictor.rejections;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.licenses.Page;
import io.lictor.store.rejections.RejectionCodes;
import io.lictor.store.rejections.RejectionFilter;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.store.rejections.StoredRejection;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recently rejected commands, and counts of rejected checks. */
@RestController
@Tag(name = "History and feed")
public class RejectionController {

    private final RejectionLog log;

    public RejectionController(RejectionLog log) {
        this.log = log;
    }

    @GetMapping("/v1/refusals")
    @Operation(
            operationId = "listRefusals",
            summary = "The commands that were refused, newest first, and how many checks by the software",
            description = "They are kept for a while, and no more than so many of them. Refused checks are counted by"
                    + " licence, code and day; such an item has a day and a count, stands at the beginning of its day, and"
                    + " a few seconds may be missing. A credential for some products gets what is about their licences"
                    + " only.")
    Page<RejectionView> refusals(
            @Parameter(description = "Of commands on this licence, and checks of it.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID license,
            @Parameter(description = "About this customer's licences.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String customer,
            @Parameter(description = "Refused with this code.") @RequestParam(required = false) @Nullable String code,
            @Parameter(description = "About this machine; of checks, where it asked last.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String fingerprint,
            @Parameter(description = "Refused at this instant or later.") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Refused before this instant.") @RequestParam(required = false) @Nullable
                    Instant until,
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
            @Parameter(description = "Where to go on: the next of the page before, with the same filters.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            Subject subject) {
        int granted = Page.limit(limit);
        if (code != null && !RejectionCodes.contains(code)) {
            throw ProblemException.invalidParameter("code", "must be one of " + RejectionCodes.list());
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw ProblemException.invalidParameter("until", "must be after from");
        }
        var filter = new RejectionFilter(
                license, customer, code, fingerprint, from, until, products(subject), before(cursor));
        List<StoredRejection> found = log.find(filter, granted + 1);
        List<RejectionView> items =
                found.stream().limit(granted).map(RejectionView::of).toList();
        return new Page<>(items, found.size() > granted ? items.getLast().id().toString() : null);
    }

    private static @Nullable Set<String> products(Subject subject) {
        return switch (subject.products()) {
            case ProductScope.All _ -> null;
            case ProductScope.Only(var products) -> products;
        };
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            UUID id = cursor == null ? null : UUID.fromString(cursor);
            if (id == null || id.toString().equals(cursor)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw ProblemException.invalidParameter("cursor", "must be the 'next' of a page with the same filters");
    }
}
