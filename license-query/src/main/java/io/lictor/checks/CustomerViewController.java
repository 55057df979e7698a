package io.lictor.checks;

import io.lictor.docs.ProblemCodes;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.limits.KeyAttempt;
import io.lictor.limits.KeyGuard;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.web.KeyProblems;
import io.lictor.web.ProblemException;
import io.lictor.web.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows customers their licence, by its key. */
@RestController
@Tag(name = "Licensed software")
class CustomerViewController {

    private final KeyRing ring;
    private final KeyFinder keys;
    private final LicenseFinder licenses;
    private final ProductFinder products;
    private final KeyGuard guard;
    private final InstantSource clock;

    CustomerViewController(
            KeyRing ring,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            KeyGuard guard,
            InstantSource clock) {
        this.ring = ring;
        this.keys = keys;
        this.licenses = licenses;
        this.products = products;
        this.guard = guard;
        this.clock = clock;
    }

    @GetMapping("/v1/client/license")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(
            badRequest = "KEY_MALFORMED",
            notFound = {"LICENSE_NOT_FOUND", "KEY_REPLACED"})
    @Operation(
            operationId = "clientLicense",
            summary = "The licence of a key, as its customer sees it",
            description = "The key stands in the header Authorization: License <key>.")
    CustomerView license(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization,
            HttpServletRequest call) {
        TypedKey key = RequestKey.of(null, authorization, ring);
        KeyAttempt attempt = guard.attempt(call, key, ring);
        return switch (keys.owner(key)) {
            case KeyOwner.Opens opens ->
                licenses.find(opens.licenseId())
                        .map(found -> {
                            attempt.opened();
                            return CustomerView.of(
                                    found.state(), products.find(found.state().product()), clock.instant());
                        })
                        .orElseThrow(() -> wrong(attempt, KeyProblems.released()));
            case KeyOwner.Replaced _ -> throw wrong(attempt, KeyProblems.replaced(Map.of()));
            case KeyOwner.Released _ -> throw wrong(attempt, KeyProblems.released());
            case KeyOwner.Nobody _ -> throw wrong(attempt, KeyProblems.unknown(key));
        };
    }

    /** Returns the problem once it is time to tell it: wrong keys of every sort are answered after the same time. */
    private static ProblemException wrong(KeyAttempt attempt, ProblemException problem) {
        attempt.wrong(problem.code());
        return problem;
    }
}
