package io.lictor.history;

import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.reading.FromReadModel;
import io.lictor.web.AnswersIn;
import io.lictor.web.LictorHeaders;
import io.lictor.web.MediaTypes;
import io.lictor.web.Name;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.lictor.web.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change feed: every event of every stream, in the order of the store. */
@RestController
@Tag(name = "History and feed")
class FeedController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String LINES = "An EventItem a line.";
    private static final int MOST = 10_000;

    private final Feed feed;
    private final FeedLines lines;

    FeedController(Feed feed, FeedLines lines) {
        this.feed = feed;
        this.lines = lines;
    }

    @GetMapping("/v1/events")
    @AnswersIn({MediaTypes.NDJSON, MediaTypes.EVENT_STREAM})
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(forbidden = "PRODUCT_NOT_ALLOWED")
    @Operation(
            operationId = "readEvents",
            summary = "Every event after a position",
            description = "One JSON object a line; or, with Accept: text/event-stream, server-sent events that go on"
                    + " live, resumed by Last-Event-ID. A credential for some products gets their events only.")
    @ApiResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = LictorHeaders.POSITION,
                            description =
                                    "Of lines, where there is a filter: go on after it; newest first: go on before it.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0")),
            content = {
                @Content(mediaType = MediaTypes.NDJSON, schema = @Schema(type = "string", description = LINES)),
                @Content(
                        mediaType = MediaTypes.EVENT_STREAM,
                        schema = @Schema(type = "string", description = "The same as data of events that never end."))
            })
    void events(
            @Parameter(
                            description = "A position in the store.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "10000",
                                            defaultValue = "1000"))
                    @RequestParam(defaultValue = "1000")
                    int limit,
            @Parameter(description = "Events of this product, its licences and their keys.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 64)
                    String product,
            @Parameter(
                            description =
                                    "Events of licences, and of their keys, that this customer owned before the event"
                                            + " or after it: a transfer is seen by both.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String customer,
            @Parameter(description = "Events of these types only, as named by /v1/events/schemas.")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> type,
            @Parameter(
                            description =
                                    "A position: newest first, events before it; those at the end, if it is not given.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Long before,
            @Parameter(
                            description =
                                    "From the first to the last, or from the last to the first; server-sent events know the"
                                            + " former only.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"asc", "desc"},
                                            defaultValue = "asc"))
                    @RequestParam(defaultValue = "asc")
                    String order,
            @Parameter(description = "Events that were recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Events of commands that this caller sent.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 256)
                    String actor,
            @Parameter(description = "Events of the request with this correlation id.")
                    @RequestParam(required = false)
                    @Nullable
                    @Name(max = 128)
                    String correlationId,
            Representation representation,
            @Parameter(
                            description = "Of server-sent events: the last one there was.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable
                    String lastEventId,
            HttpMethod method,
            Subject subject,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        if (after < 0) {
            throw ProblemException.invalidParameter("after", "must be a position, from 0");
        }
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalidParameter("limit", "must be 1 to " + MOST);
        }
        if (product != null) {
            ProductProblems.refuseBeyond(product, subject);
        }
        boolean newestFirst = FeedOrder.isNewestFirst(order);
        refuseUnlessBackwards(before, newestFirst, representation);
        EventSelection selection =
                new EventSelection(subject.products(), product, customer, types(type), from, actor, correlationId);
        long first = from == null ? after : Math.max(after, lines.behindWhich(from));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (representation.is(MediaTypes.EVENT_STREAM)) {
            follow(lastEventId == null ? first : position(lastEventId), selection, method, response);
        } else {
            response.setContentType(MediaTypes.NDJSON);
            LongConsumer passed = position -> response.setHeader(LictorHeaders.POSITION, Long.toString(position));
            if (newestFirst) {
                lines.writeBackwards(
                        response.getOutputStream(),
                        before == null ? Long.MAX_VALUE : before,
                        first,
                        limit,
                        selection,
                        passed);
            } else {
                lines.write(response.getOutputStream(), first, limit, selection, passed);
            }
        }
    }

    private static void refuseUnlessBackwards(
            @Nullable Long before, boolean newestFirst, Representation representation) {
        if (before != null && before < 1) {
            throw ProblemException.invalidParameter("before", "must be a position, from 1");
        }
        if (before != null && !newestFirst) {
            throw ProblemException.invalidParameter("before", "must stand with order=desc; otherwise use after");
        }
        if (newestFirst && representation.is(MediaTypes.EVENT_STREAM)) {
            throw ProblemException.invalidParameter("order", "must be asc for server-sent events, which go on live");
        }
    }

    private static Set<String> types(@Nullable List<String> asked) {
        Set<String> types = asked == null ? Set.of() : Set.copyOf(asked);
        if (!EventTypes.SHORT_NAMES.containsAll(types)) {
            throw ProblemException.invalidParameter(
                    "type", "must be one of " + String.join(", ", EventTypes.SHORT_NAMES));
        }
        return types;
    }

    private void follow(long after, EventSelection selection, HttpMethod method, HttpServletResponse response)
            throws InterruptedException {
        response.setContentType(MediaTypes.EVENT_STREAM);
        if (method == HttpMethod.HEAD) {
            return; // nothing is written, so a subscriber who left would never be noticed
        }
        try {
            feed.follow(response.getOutputStream(), after, selection);
        } catch (IOException e) {
            // The subscriber is gone; it knows where to resume.
        }
    }

    private static long position(String lastEventId) {
        try {
            long position = Long.parseLong(lastEventId.strip());
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemException.invalidHeader(LAST_EVENT_ID, "must be the id of an event: its position");
    }
}
