package io.lictor.store.log;

import io.lictor.store.EventLog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Position up to which this process has appended, and the listeners to tell. */
public final class AppendNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(AppendNotifier.class);

    private final AtomicLong last;
    private final AtomicLong told;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<String>>> ofStreams = new CopyOnWriteArrayList<>();

    public AppendNotifier(long last) {
        this.last = new AtomicLong(last);
        this.told = new AtomicLong(last);
    }

    long last() {
        return last.get();
    }

    /** This process may have changed these streams, or has met an event it didn't know. */
    public void changed(Set<String> streams) {
        ofStreams.forEach(listener -> listener.accept(streams));
    }

    /** This process has appended up to {@code position}. */
    public void reached(long position) {
        last.accumulateAndGet(position, Math::max);
        seen(position);
    }

    /** Events up to {@code position} can be read, whoever has appended them; tells what was not told yet. */
    void seen(long position) {
        if (told.getAndAccumulate(position, Math::max) < position) {
            listeners.forEach(listener -> tell(listener, position));
        }
    }

    boolean interestSomebody() {
        return !listeners.isEmpty();
    }

    EventLog.Subscription subscribe(LongConsumer listener) {
        LongConsumer own = listener::accept; // the same listener may subscribe twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    EventLog.Subscription subscribe(Consumer<Set<String>> listener) {
        Consumer<Set<String>> own = listener::accept;
        ofStreams.add(own);
        return () -> ofStreams.remove(own);
    }

    private static void tell(LongConsumer listener, long position) {
        try {
            listener.accept(position);
        } catch (RuntimeException e) {
            // the events are durable: their command must not fail because of a listener
            LOG.warn("A listener failed on position {}", position, e);
        }
    }
}
