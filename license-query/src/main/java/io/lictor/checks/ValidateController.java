package io.lictor.checks;

import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.limits.KeyAttempt;
import io.lictor.limits.KeyGuard;
import io.lictor.metrics.Buckets;
import io.lictor.reading.FromReadModel;
import io.lictor.validation.ReasonCode;
import io.lictor.validation.ValidationResult;
import io.lictor.web.RequestKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers the check that the licensed software makes at start-up. */
@RestController
@Tag(name = "Licensed software")
class ValidateController {

    private static final Set<ReasonCode> WRONG_KEY =
            EnumSet.of(ReasonCode.KEY_MALFORMED, ReasonCode.LICENSE_NOT_FOUND, ReasonCode.KEY_REPLACED);

    private final Validator validator;
    private final KeyRing keys;
    private final KeyGuard guard;
    private final InstantSource clock;
    private final Map<ReasonCode, Timer> timers = new EnumMap<>(ReasonCode.class);

    ValidateController(Validator validator, KeyRing keys, KeyGuard guard, InstantSource clock, MeterRegistry meters) {
        this.validator = validator;
        this.keys = keys;
        this.guard = guard;
        this.clock = clock;
        for (ReasonCode code : ReasonCode.values()) {
            timers.put(
                    code,
                    Buckets.of(Timer.builder("lictor.validations"))
                            .description("Checks by the licensed software, by the code that was answered")
                            .tag("code", code.name())
                            .register(meters));
        }
    }

    @PostMapping("/v1/client/validate")
    @FromReadModel(orFromEvents = true)
    @Operation(
            operationId = "clientValidate",
            summary = "May the software run?",
            description = "Always 200, whether valid or not.")
    ValidationResult validate(
            @RequestBody @Valid ValidateRequest request,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization,
            HttpServletRequest call) {
        long start = System.nanoTime();
        TypedKey key = RequestKey.of(request.key(), authorization, keys);
        KeyAttempt attempt = guard.attempt(call, key, keys);
        ValidationResult result = request.at() == null
                ? validator.validate(key, request.query(), clock.instant())
                : validator.validateAsOf(key, request.query(), request.at());
        Objects.requireNonNull(timers.get(result.code())).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        tell(attempt, result);
        return result;
    }

    /** The guard learns what came of the key, and may refuse or delay the answer. */
    private static void tell(KeyAttempt attempt, ValidationResult result) {
        if (WRONG_KEY.contains(result.code())) {
            attempt.wrong(result.code().name());
            return;
        }
        attempt.opened();
        if (result.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.MACHINE_NOT_ACTIVATED)) {
            attempt.wrongMachine();
        }
    }
}
