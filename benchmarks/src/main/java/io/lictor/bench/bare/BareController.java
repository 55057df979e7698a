package io.lictor.bench.bare;

import io.lictor.license.LicenseView.Seats;
import io.lictor.license.Status;
import io.lictor.validation.ReasonCode;
import io.lictor.validation.ValidationResult;
import io.lictor.value.Kind;
import io.lictor.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads a question like that of the licensed software, and answers as if all were well. It stands where two calls of the
 * read side would be, so that the table of who may call what has rows for it.
 */
@RestController
class BareController {

    private static final ValidationResult.Facts FACTS = facts();

    private final InstantSource clock;

    BareController(InstantSource clock) {
        this.clock = clock;
    }

    record BareQuestion(
            @Nullable @Text(max = 64) String key,
            @NotNull @Text(max = 256) String fingerprint,
            @Nullable @Text(max = 64) String product,
            @Nullable @Text(max = 64) String version,
            @Nullable @Size(max = 1000) List<@NotNull @Text(max = 64) String> modules) {}

    @PostMapping("/v1/licenses/lookup")
    ValidationResult post(@RequestBody @Valid BareQuestion question) {
        return new ValidationResult(true, ReasonCode.VALID, clock.instant(), List.of(), List.of(), FACTS, null);
    }

    @GetMapping("/v1/dashboard")
    ValidationResult get() {
        return new ValidationResult(true, ReasonCode.VALID, clock.instant(), List.of(), List.of(), FACTS, null);
    }

    private static ValidationResult.Facts facts() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        return new ValidationResult.Facts(
                new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L),
                "7K2QM",
                "render",
                null,
                Kind.SUBSCRIPTION,
                Status.ACTIVE,
                null,
                end,
                null,
                null,
                null,
                true,
                end,
                new Seats(3, 1000),
                List.of("seg"),
                null);
    }
}
