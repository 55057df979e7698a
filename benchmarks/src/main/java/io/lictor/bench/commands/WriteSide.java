package io.lictor.bench.commands;

import io.lictor.access.Subject;
import io.lictor.automation.DueIndex;
import io.lictor.command.DefineProduct;
import io.lictor.command.LicenseCommand;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.CommandMetrics;
import io.lictor.endpoint.LicenseCommands;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.handling.CommandContext;
import io.lictor.handling.EventSourcedContext;
import io.lictor.handling.Outcome;
import io.lictor.idempotency.NewKeys;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.writeside.CommandWiring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The write side as the product wires it, on a store that is closed with it. */
final class WriteSide implements AutoCloseable {

    static final String PRODUCT = "render";

    private static final JsonMapper JSON = new JsonMapper();
    private static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
    private static final CommandContext ENVELOPE = new CommandContext("benchmark", "benchmarks/commands");

    private final LicensingStore store;
    private final TokenRegister tokens;
    private final @Nullable NewKeys keys;
    private CommandGateway desk;
    private LicenseCommands answering;

    /** Opens the write side. With {@code keys}, commands are answered as to requests with an {@code Idempotency-Key}. */
    WriteSide(LicensingStore store, boolean keys) {
        this.store = store;
        this.keys = keys ? new NewKeys(store, KEYS, JSON) : null;
        tokens = TokenRegister.open(store);
        desk = desk();
        answering = answering();
        desk.send(new DefineProduct(PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(3), Instant.EPOCH), ENVELOPE);
    }

    private CommandGateway desk() {
        return new CommandGateway(
                CommandWiring.dispatcher(store, new EventSourcedContext(store, KEYS), new DueIndex(store), tokens),
                new CommandMetrics(new SimpleMeterRegistry()),
                store.damage());
    }

    private LicenseCommands answering() {
        return new LicenseCommands(
                desk,
                new EventSourcedContext(store, KEYS),
                store.log(),
                new RejectionAnswers(JSON, new RejectionLog(store)));
    }

    /** Remembers nothing any more of what it was sent, as after a restart. */
    void forget() {
        desk.close();
        desk = desk();
        answering = answering();
    }

    static StoreSecrets secrets() {
        return new StoreSecrets(() -> KEYS.secretFor("texts"), () -> KEYS.secretFor("log"));
    }

    LicensingStore store() {
        return store;
    }

    /** {@link IllegalStateException} where it was refused. */
    void send(LicenseCommand command) {
        if (keys != null) {
            answering.ok(
                    command,
                    new Caller(Subject.service("benchmark"), "benchmarks/commands", keys.next()),
                    ExpectedVersion.ANY);
        } else if (desk.send(command, ENVELOPE) instanceof Outcome.Rejected<?> refused) {
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
