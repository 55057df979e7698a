package io.lictor.tokens;

import io.lictor.command.TokenCommand;
import io.lictor.endpoint.Answering;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.endpoint.StreamPosition;
import io.lictor.event.Streams;
import io.lictor.handling.AppendedEvents.Placed;
import io.lictor.handling.CommandContext;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.token.Token;
import io.lictor.token.Tokens;
import io.lictor.web.Caller;
import io.lictor.web.LictorHeaders;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends commands on tokens and puts what came of them into answers; a refusal leaves as a problem. */
public final class TokenCommands {

    /** Token after a command, with the command's position and events. */
    record Written(Token token, long position, List<EventSummary> events) {}

    /** Makes the body of an answer. */
    interface Body<T> {
        T of(Written written);
    }

    private final CommandGateway gateway;
    private final LicensingStore store;
    private final RejectionAnswers rejections;

    public TokenCommands(CommandGateway gateway, LicensingStore store, RejectionAnswers rejections) {
        this.gateway = gateway;
        this.store = store;
        this.rejections = rejections;
    }

    <T> ResponseEntity<T> answer(HttpStatus status, TokenCommand command, Caller caller, Body<T> body) {
        return new Answering<Tokens>(command, (CommandContext context) -> gateway.send(command, context), rejections)
                .answer(caller, _ -> true, done -> {
                    Token token = done.first().state().byId(command.tokenId()).orElseThrow();
                    return first -> {
                        List<Placed> events = done.events().from(first);
                        StreamPosition position =
                                StreamPosition.of(Streams.TOKENS, done.first().version(), events, store.log());
                        return ResponseEntity.status(status)
                                .header(LictorHeaders.POSITION, Long.toString(position.position()))
                                .body(body.of(new Written(token, position.position(), EventSummary.of(events))));
                    };
                });
    }

    /** Returns when what was done holds in every instance: this one knows it already. */
    void awaitEveryInstance() {
        if (store.isShared()) {
            LockSupport.parkNanos(TokenRegister.SPREAD.toNanos());
        }
    }
}
