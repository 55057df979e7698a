package io.lictor.store;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.RecordedEvent;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.axon.UnitOfWorkAppend;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** Events to append, and the ways to append them. */
public final class Facts {

    public static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private Facts() {}

    public static LicenseActivated activated(UUID licenseId, String fingerprint) {
        return new LicenseActivated(licenseId, fingerprint, null, "2.0", AT);
    }

    public static LicenseKeyAssigned assigned(UUID licenseId) {
        return new LicenseKeyAssigned(licenseId.toString(), licenseId, 1, AT);
    }

    /** As event number {@code sequence} (from 1) of its stream. */
    public static DomainEventMessage<Event> nth(long sequence, Event event) {
        return new GenericDomainEventMessage<>(
                "Test", event.streamId(), sequence - 1, event, MetaData.with("actor", "a"));
    }

    public static DomainEventMessage<Event> first(Event event) {
        return nth(1, event);
    }

    public static String streamOf(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    @SafeVarargs
    public static List<RecordedEvent> append(LicensingStore store, DomainEventMessage<Event>... events) {
        return appendWith(store, List.of(), events);
    }

    @SafeVarargs
    public static List<RecordedEvent> appendWith(
            LicensingStore store, List<SqlUpdate> joined, DomainEventMessage<Event>... events) {
        return inUnitOfWork(() -> {
                    Append append = UnitOfWorkAppend.current();
                    joined.forEach(append::join);
                    Arrays.stream(events).forEach(AxonEventStore.over(store)::publish);
                    return append;
                })
                .recorded();
    }

    public static Append inUnitOfWork(Supplier<Append> work) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("command"));
        Append[] append = new Append[1];
        unitOfWork.execute(() -> append[0] = work.get());
        return append[0];
    }
}
