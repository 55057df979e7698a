package io.lictor.bench.commands;

import io.lictor.automation.DueIndex;
import io.lictor.command.DefineProduct;
import io.lictor.command.LicenseCommand;
import io.lictor.desk.CommandDesk;
import io.lictor.desk.CommandMetrics;
import io.lictor.handling.CommandWiring;
import io.lictor.handling.Envelope;
import io.lictor.handling.Outcome;
import io.lictor.handling.StoredFacts;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.product.ActivationLimit;
import io.lictor.product.Policy;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;

/** The write side as the product wires it, on a store that is closed with it. */
final class WriteSide implements AutoCloseable {

    static final String PRODUCT = "render";

    private static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
    private static final Envelope ENVELOPE = new Envelope("benchmark", "benchmarks/commands");

    private final LicensingStore store;
    private final TokenRegister tokens;
    private CommandDesk desk;

    WriteSide(LicensingStore store) {
        this.store = store;
        tokens = TokenRegister.open(store);
        desk = desk();
        desk.send(new DefineProduct(PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(3), Instant.EPOCH), ENVELOPE);
    }

    private CommandDesk desk() {
        return new CommandDesk(
                CommandWiring.commandBus(store, new StoredFacts(store, KEYS), new DueIndex(store), tokens),
                new CommandMetrics(new SimpleMeterRegistry()),
                store.damage());
    }

    /** Remembers nothing any more of what it was sent, as after a restart. */
    void forget() {
        desk.close();
        desk = desk();
    }

    static StoreSecrets secrets() {
        return new StoreSecrets(() -> KEYS.secretFor("texts"), () -> KEYS.secretFor("log"));
    }

    LicensingStore store() {
        return store;
    }

    /** {@link IllegalStateException} where it was refused. */
    void send(LicenseCommand command) {
        if (desk.send(command, ENVELOPE) instanceof Outcome.Refused<?> refused) {
            throw new IllegalStateException(command + " was refused: " + refused.rejection());
        }
    }

    @Override
    public void close() {
        desk.close();
        tokens.close();
        store.close();
    }
}
