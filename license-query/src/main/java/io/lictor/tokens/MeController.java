package io.lictor.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.security.TokenStream;
import io.lictor.security.TokenStream.Made;
import io.lictor.store.EventLog;
import io.lictor.token.Token;
import io.lictor.value.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller, as the service knows it. */
@RestController
@Tag(name = "Tokens")
public class MeController {

    private final EventLog log;

    public MeController(EventLog log) {
        this.log = log;
    }

    /** {@code tokenId} and {@code expiresAt} are those of an API token; {@code products} is absent for all. */
    @Schema(name = "Me")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String name,
            @Nullable String tokenId,
            List<String> roles,
            @Nullable List<String> products,
            @Nullable Instant expiresAt) {}

    @GetMapping("/v1/me")
    @Operation(
            operationId = "getMe",
            summary = "Who is calling, and what the credential may do",
            description = "For any credential, so that a page or a script can show only what works with it.")
    Me me(Subject subject) {
        return new Me(
                subject.actor(),
                subject.tokenId(),
                subject.roles().stream().sorted().map(Role::word).toList(),
                switch (subject.products()) {
                    case ProductScope.All _ -> null;
                    case ProductScope.Only(var products) ->
                        products.stream().sorted().toList();
                },
                expiresAt(subject.tokenId()));
    }

    private @Nullable Instant expiresAt(@Nullable String tokenId) {
        return tokenId == null
                ? null
                : TokenStream.all(log).stream()
                        .map(Made::token)
                        .filter(token -> token.tokenId().toString().equals(tokenId))
                        .findFirst()
                        .map(Token::expiresAt)
                        .orElse(null);
    }
}
