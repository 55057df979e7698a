package io.lictor.endpoint;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;

import io.lictor.automation.DueIndex;
import io.lictor.command.DefineProduct;
import io.lictor.command.IssueLicense;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Order;
import io.lictor.command.ProductCommand;
import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.EventSourcedContext;
import io.lictor.handling.Outcome;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import io.lictor.writeside.CommandWiring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The write side as the product wires it, on a database of its own. */
public final class WriteSideFixture implements AutoCloseable {

    private final AutoCloseable directory;
    private final LicensingStore store;
    private final EventSourcedContext known;
    private final DueIndex dueIndex;
    private final TokenRegister tokens;
    private final CommandGateway gateway;

    private WriteSideFixture(LicensingStore store, AutoCloseable directory) {
        this.store = store;
        this.directory = directory;
        known = new EventSourcedContext(store, KEYS);
        dueIndex = new DueIndex(store);
        tokens = TokenRegister.open(store);
        gateway = gateway(store);
    }

    private CommandGateway gateway(LicensingStore seen) {
        return new CommandGateway(
                CommandWiring.dispatcher(seen, known, dueIndex, tokens),
                new CommandMetrics(new SimpleMeterRegistry()),
                seen.damage());
    }

    /** Opens what is there, or begins anew. */
    public static WriteSideFixture open(Path data) {
        DataDirectory directory = DataDirectory.take(data);
        return new WriteSideFixture(SqliteStore.open(directory), directory);
    }

    /** On this store, which is closed with it. */
    public static WriteSideFixture on(LicensingStore store) {
        return new WriteSideFixture(store, () -> {});
    }

    public WriteSideFixture withProduct() {
        send(new DefineProduct(PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.of(3), at("2020-01-01")));
        return this;
    }

    public Outcome<License> send(LicenseCommand command) {
        return send(command, new CommandContext("anna", "c-1"));
    }

    public Outcome<License> send(LicenseCommand command, CommandContext envelope) {
        return gateway.send(command, envelope);
    }

    public Outcome<Product.Defined> send(ProductCommand command) {
        return gateway.send(command, new CommandContext("anna", "c-1"));
    }

    /** Issues a licence from 2026 on, for a year if it is a subscription. */
    public void issue(UUID licenseId, Kind kind, int seats) {
        Order order = new Order(
                PRODUCT,
                null,
                "c-1",
                kind,
                Channel.DIRECT,
                null,
                at("2026-01-01"),
                null,
                null,
                ActivationLimit.of(seats),
                List.of(),
                null,
                Map.of());
        send(new IssueLicense(licenseId, order, at("2025-12-01")));
    }

    /** Runs a statement of the database itself, for what only it can do. */
    public void sql(String statement) {
        store.write(connection -> {
            try (var prepared = connection.createStatement()) {
                prepared.execute(statement);
            }
        });
    }

    public License.Issued license(UUID licenseId) {
        return (License.Issued) known.license(licenseId);
    }

    public List<Event> events(UUID licenseId) {
        return store.log().history(Streams.license(licenseId)).stream()
                .map(RecordedEvent::event)
                .toList();
    }

    /** The write side of one more instance, which knows that it is not alone on this store. */
    public CommandGateway instance() {
        return gateway(new SharedStore(store));
    }

    public CommandGateway gateway() {
        return gateway;
    }

    public DueIndex dueIndex() {
        return dueIndex;
    }

    public TokenRegister tokens() {
        return tokens;
    }

    public EventSourcedContext known() {
        return known;
    }

    public LicensingStore store() {
        return store;
    }

    @Override
    public void close() {
        tokens.close();
        store.close();
        try {
            directory.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
