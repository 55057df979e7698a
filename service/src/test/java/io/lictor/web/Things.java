package io.lictor.web;

import io.lictor.docs.ApiDocs;
import io.lictor.term.Span;
import io.lictor.value.Kind;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with the habits under test, and handlers of every shape that Lictor has. */
@RestController
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, ApiDocs.class, PermitAllSecurity.class})
class Things {

    static final CountDownLatch ENDLESS_BROKEN = new CountDownLatch(1);

    record Part(@NotNull @Code String code, @Nullable Instant until) {}

    record Thing(
            @NotNull @Text(max = 20) String name,
            @Nullable @Min(1) @Max(100) Integer limit,
            @Nullable Kind kind,
            @Nullable Instant startsAt,
            @Nullable Span period,
            @Nullable Boolean autoRenew,
            @Nullable UUID owner,
            @Nullable @Size(max = 3) List<@Valid Part> modules,
            @Nullable List<@Code String> codes,
            int count) {}

    record Picky(String name) {
        Picky {
            if (name.equals("fussy")) {
                throw new IllegalArgumentException("fussy is not wanted here");
            }
        }
    }

    /** Failure of an outer layer, for the translation. */
    static final class StoreIsDown extends RuntimeException {
        StoreIsDown() {
            super("jdbc:sqlite:secret-path");
        }
    }

    @Bean
    ProblemTranslation storeProblems() {
        return e -> e instanceof StoreIsDown
                ? Optional.of(
                        ProblemException.unavailable("UNAVAILABLE", "The store is down.", Duration.ofMillis(1500)))
                : Optional.empty();
    }

    @PostMapping("/v1/things")
    Thing make(@RequestBody @Valid Thing thing) {
        return thing;
    }

    @PutMapping("/v1/products/{product}")
    Thing define(@PathVariable @ProductCode String product, @RequestBody @Valid Thing thing) {
        return thing;
    }

    @PostMapping("/v1/picky")
    Picky picky(@RequestBody Picky picky) {
        return picky;
    }

    @GetMapping("/v1/things/{id}")
    Map<String, Object> find(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(name = "module", required = false) @Nullable List<@Code String> modules,
            @RequestHeader(name = LictorHeaders.AFTER, required = false) @Nullable Long after) {
        return Map.of(
                "id", id, "at", Optional.ofNullable(at).map(Instant::toString).orElse("now"), "limit", limit);
    }

    @GetMapping("/v1/needy")
    String needy(@RequestParam String name, @RequestHeader("X-Needed") String needed) {
        return name;
    }

    @AnyParameters
    @GetMapping("/v1/open-minded")
    Map<String, String> openMinded() {
        return Map.of();
    }

    @DeleteMapping("/v1/machines/{fingerprint}")
    Map<String, String> free(@PathVariable @Text(max = 256) String fingerprint) {
        return Map.of("fingerprint", fingerprint);
    }

    @PostMapping("/v1/things/{id}/touch")
    Map<String, Object> touch(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Map<String, String> body) {
        return Map.of("body", body == null ? "none" : "some");
    }

    @GetMapping("/v1/whoami")
    Map<String, String> whoAmI(Caller caller) {
        return new TreeMap<>(Map.of("actor", caller.subject().actor(), "correlationId", caller.correlationId()));
    }

    @PostMapping("/v1/versioned")
    boolean versioned(ExpectedVersion expected) {
        return expected.accepts(3);
    }

    /** Goes on for as long as somebody reads it. */
    @GetMapping("/v1/endless")
    void endless(HttpServletResponse response) {
        try {
            while (true) {
                response.getOutputStream().println("{}");
            }
        } catch (IOException e) {
            ENDLESS_BROKEN.countDown();
        }
    }

    @GetMapping("/v1/boom")
    String boom() {
        throw new IllegalStateException("a secret of io.lictor.Secret");
    }

    @GetMapping("/v1/deep")
    String deep() {
        return deep();
    }

    @GetMapping("/v1/down")
    String down() {
        throw new CompletionException(new StoreIsDown());
    }

    @GetMapping("/v1/no")
    String no() {
        throw new CompletionException(ProblemException.conflict(
                "ACTIVATION_LIMIT_REACHED",
                "Both seats are in use.",
                Map.of("limit", 2, "status", 999, "period", Span.parse("P1Y"), "since", Instant.EPOCH)));
    }

    @GetMapping("/v1/entity")
    ResponseEntity<Map<String, String>> entity() {
        return ResponseEntity.ok().eTag("1").body(Map.of("name", "thing"));
    }

    @GetMapping("/v1/chosen")
    @AnswersIn({MediaTypes.NDJSON, MediaTypes.EVENT_STREAM})
    void chosen(Representation representation, HttpServletResponse response) throws IOException {
        response.setContentType(MediaTypes.TEXT);
        response.getOutputStream().print(representation.type().toString());
    }

    @GetMapping(path = "/v1/lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.getOutputStream().println("{}");
        response.getOutputStream().flush();
        throw new IllegalStateException("half way");
    }
}
