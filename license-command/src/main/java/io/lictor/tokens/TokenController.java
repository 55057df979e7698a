package io.lictor.tokens;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.command.CreateToken;
import io.lictor.command.RevokeToken;
import io.lictor.docs.ProblemCodes;
import io.lictor.docs.Tagged;
import io.lictor.endpoint.EventSummary;
import io.lictor.security.TokenText;
import io.lictor.token.Token;
import io.lictor.value.Role;
import io.lictor.web.Caller;
import io.lictor.web.NameDeserializer;
import io.lictor.web.PathId;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductCode;
import io.lictor.web.Text;
import io.lictor.web.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

@RestController
@RequestMapping("/v1/tokens")
@Tagged(false)
@Tag(name = "Tokens")
public class TokenController {

    private static final int MOST_PRODUCTS = 1_000;

    /** No {@code products} are all of them, those to come included. */
    record TokenRequest(
            @NotNull @Text(max = 64) String name,

            @NotEmpty
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "admin|issuer|support|auditor|reader",
                                    message = "must be admin, issuer, support, auditor or reader")
                            String>
                    roles,

            @Size(min = 1, max = MOST_PRODUCTS) @JsonDeserialize(contentUsing = NameDeserializer.class) @Nullable
            List<@NotNull @ProductCode String> products,

            @Nullable Instant expiresAt) {

        List<Role> granted() {
            refuseTwice("/roles", roles);
            return roles.stream()
                    .map(word -> Role.of(word).orElseThrow())
                    .sorted()
                    .toList();
        }

        @Nullable
        List<String> limitedTo() {
            if (products == null) {
                return null;
            }
            refuseTwice("/products", products);
            return products.stream().sorted().toList();
        }

        /** Returns the time as events keep it: to the millisecond. */
        @Nullable
        Instant expiry(Instant now) {
            if (expiresAt == null) {
                return null;
            }
            Instant expiry = expiresAt.truncatedTo(ChronoUnit.MILLIS);
            if (!expiry.isAfter(now)) {
                throw ProblemException.invalid(new Violation("/expiresAt", "must lie in the future"));
            }
            return expiry;
        }

        private static void refuseTwice(String pointer, List<String> words) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < words.size(); i++) {
                if (!seen.add(words.get(i))) {
                    throw ProblemException.invalid(new Violation(pointer + "/" + i, "stands there twice"));
                }
            }
        }
    }

    /** A token at its making: the one time that {@code token} is shown. */
    record NewToken(
            UUID tokenId,
            String token,
            String name,
            List<String> roles,
            @Nullable List<String> products,
            @Nullable Instant expiresAt,
            Instant createdAt,
            String createdBy,
            long position,
            List<EventSummary> events) {

        /** Answers are logged where somebody debugs. */
        @Override
        public String toString() {
            return "NewToken[" + tokenId + "]";
        }
    }

    /** A token that is of no use any more. */
    record RevokedToken(
            UUID tokenId, String name, @Nullable Instant revokedAt, long position, List<EventSummary> events) {}

    private final TokenCommands gateway;
    private final InstantSource clock;

    TokenController(TokenCommands gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @PostMapping
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(
            operationId = "createToken",
            summary = "CreateToken: give somebody a credential",
            description = "The token is shown this once: only a hash of it is kept.")
    ResponseEntity<NewToken> create(@RequestBody @Valid TokenRequest body, Caller caller) {
        Instant now = clock.instant();
        String text = TokenText.fresh();
        CreateToken command = new CreateToken(
                UuidCreator.getTimeOrderedEpoch(),
                body.name(),
                body.granted(),
                body.limitedTo(),
                TokenText.hash(text),
                body.expiry(now),
                now);
        return gateway.answer(HttpStatus.CREATED, command, caller, written -> {
            Token token = written.token();
            return new NewToken(
                    token.tokenId(),
                    text,
                    token.name(),
                    token.roles().stream().map(Role::word).toList(),
                    token.products(),
                    token.expiresAt(),
                    token.createdAt(),
                    caller.subject().actor(),
                    written.position(),
                    written.events());
        });
    }

    @DeleteMapping("/{tokenId}")
    @ProblemCodes(notFound = "TOKEN_NOT_FOUND", conflict = "LAST_ADMIN_TOKEN")
    @Operation(
            operationId = "revokeToken",
            summary = "RevokeToken: let a token be of no use any more",
            description = "Holds in every instance when it is answered. Again changes nothing.")
    ResponseEntity<RevokedToken> revoke(@PathVariable String tokenId, Caller caller) {
        ResponseEntity<RevokedToken> answer = gateway.answer(
                HttpStatus.OK,
                new RevokeToken(id(tokenId), clock.instant()),
                caller,
                written -> new RevokedToken(
                        written.token().tokenId(),
                        written.token().name(),
                        written.token().revokedAt(),
                        written.position(),
                        written.events()));
        gateway.awaitEveryInstance();
        return answer;
    }

    private static UUID id(String text) {
        return PathId.read(text)
                .orElseThrow(() -> ProblemException.notFound(
                        "TOKEN_NOT_FOUND",
                        "There is no token with this id; GET /v1/tokens lists those there are.",
                        Map.of()));
    }
}
