package io.lictor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.Decision;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.command.TokenCommand;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.products.ProductRules;
import io.lictor.tokens.TokenRules;
import io.lictor.writeside.LicenseDecider;
import java.util.ArrayList;
import java.util.List;

/** Given these events, when this is asked, then that comes of it. */
public final class Given {

    private final KnownFacts facts = new KnownFacts();
    private final List<Event> events = new ArrayList<>();

    private Given() {}

    public static Given given(Event... events) {
        return new Given().and(events);
    }

    public Given and(Event... events) {
        List.of(events).forEach(facts::record);
        this.events.addAll(List.of(events));
        return this;
    }

    public Then when(LicenseCommand command) {
        Decision<LicenseEvent> decision = LicenseDecider.decide(facts.license(command.licenseId()), command, facts);
        Story.tell(new Story(List.copyOf(events), command, decision));
        return new Then(decision);
    }

    public Then when(ProductCommand command) {
        return new Then(ProductRules.decide(facts.product(command.product()), command));
    }

    public Then when(TokenCommand command) {
        return new Then(TokenRules.decide(facts.tokens(), command));
    }

    /** Decision on the command. */
    public final class Then {

        private final Decision<? extends Event> decision;

        private Then(Decision<? extends Event> decision) {
            this.decision = decision;
        }

        /** Exactly these events, which also make a history with those before; the story may go on from there. */
        public Given then(Event... expected) {
            assertThat(events()).isEqualTo(List.of(expected));
            return and(expected);
        }

        /** It was true already. */
        public Given thenNothing() {
            return then();
        }

        public Given thenRejected(Rejection expected) {
            assertThat(decision).isEqualTo(new Decision.Rejected<>(expected));
            return Given.this;
        }

        /** The events, where a test looks at a part of them only. */
        public List<? extends Event> events() {
            return switch (decision) {
                case Decision.Accepted<? extends Event> accepted -> accepted.events();
                case Decision.Rejected<? extends Event> rejected ->
                    throw new AssertionError("Rejected: " + rejected.rejection());
            };
        }

        /** The code of the rejection, or {@code OK}. */
        public String code() {
            return switch (decision) {
                case Decision.Accepted<? extends Event> _ -> "OK";
                case Decision.Rejected<? extends Event> rejected ->
                    rejected.rejection().code();
            };
        }
    }
}
