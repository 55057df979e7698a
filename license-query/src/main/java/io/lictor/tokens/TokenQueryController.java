package io.lictor.tokens;

import io.lictor.licenses.Page;
import io.lictor.security.TokenStream;
import io.lictor.store.EventLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tokens there are, from the events themselves: it is never behind. */
@RestController
@RequestMapping("/v1/tokens")
@Tag(name = "Tokens")
public class TokenQueryController {

    private final EventLog log;
    private final InstantSource clock;

    public TokenQueryController(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listTokens",
            summary = "The API tokens there ever were, oldest first, without what would open anything")
    Page<TokenView> tokens() {
        Instant now = clock.instant();
        List<TokenView> views = TokenStream.all(log).stream()
                .map(made -> TokenView.of(made.token(), made.by(), now))
                .toList();
        return Page.all(views);
    }
}
