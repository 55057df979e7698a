package io.lictor.projection;

import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the streams of a part come to with the events that have arrived since the last writing, be it in one batch or in
 * many. Each stream is folded as far as it goes.
 */
final class Folding<S> {

    private final DocumentProjection<S> part;
    private final DiscardedEvents skips;
    private final Set<String> late;
    private final Map<String, OnTheWay<S>> streams = new LinkedHashMap<>();

    /**
     * {@code late} are streams that had stood still while others went on; it is added to where events are missing in
     * between, for a stream must not be on time in one attempt and late in the next.
     */
    Folding(DocumentProjection<S> part, DiscardedEvents skips, Set<String> late) {
        this.part = part;
        this.skips = skips;
        this.late = late;
    }

    int size() {
        return streams.size();
    }

    /**
     * Folds the events in, each in a stream of this part. Where {@code fresh}, nothing has been written of a stream whose
     * first event comes now.
     */
    void add(List<DecodedEvent> arrivals, boolean fresh) {
        Map<String, List<DecodedEvent>> byStream = new LinkedHashMap<>();
        for (DecodedEvent arrival : arrivals) {
            byStream.computeIfAbsent(arrival.streamId(), _ -> new ArrayList<>(4))
                    .add(arrival);
        }
        Map<String, State<S>> states = part.states(byStream.entrySet().stream()
                .filter(of -> !streams.containsKey(of.getKey())
                        && !(fresh && of.getValue().getFirst().sequence() == 1))
                .map(Map.Entry::getKey)
                .toList());
        byStream.forEach((stream, news) -> add(
                streams.computeIfAbsent(
                        stream, _ -> new OnTheWay<>(stream, states.getOrDefault(stream, part.nothing()))),
                news));
    }

    private void add(OnTheWay<S> stream, List<DecodedEvent> arrivals) {
        List<DecodedEvent> news = stream.behind(arrivals);
        if (stream.lacks(news) && stream.isUntouched() && part.remembers(stream.id())) {
            // Somebody else may have folded it on since.
            stream.startFrom(part.written(stream.id()));
            news = stream.behind(arrivals);
        }
        if (stream.lacks(news)) {
            // It waited, or its beginning left no document.
            late.add(stream.id());
            List<DecodedEvent> all = part.lookUp(
                    stream.id(), stream.state().version(), news.getLast().sequence());
            news = all.isEmpty() ? news : all;
        }
        try {
            stream.fold(news, part, skips);
        } catch (RuntimeException e) {
            stream.isInTrouble(news);
        }
    }

    /** What is to be written: the news of all streams, and then some streams at a time. Each is made when it is asked for. */
    List<Supplier<Plan<S>>> plans(int most) {
        List<OnTheWay<S>> all = new ArrayList<>(streams.values());
        streams.clear();
        if (all.size() > most) {
            all.sort(Comparator.comparing(stream -> part.company(stream.state().value())));
        }
        List<Supplier<Plan<S>>> plans = new ArrayList<>();
        if (!all.isEmpty()) {
            plans.add(() -> news(all));
        }
        for (int from = 0; from < all.size(); from += most) {
            List<OnTheWay<S>> some = all.subList(from, Math.min(all.size(), from + most));
            plans.add(() -> plan(some));
        }
        return plans;
    }

    private Plan<S> news(List<OnTheWay<S>> all) {
        Plan<S> plan = new Plan<>(part);
        for (OnTheWay<S> stream : all) {
            if (stream.isInTrouble()) {
                sure(stream).ifPresent(plan::add);
            }
            plan.addNews(stream, late.contains(stream.id()));
        }
        return plan;
    }

    private Plan<S> plan(List<OnTheWay<S>> some) {
        Plan<S> plan = new Plan<>(part);
        for (OnTheWay<S> stream : some) {
            boolean isLate = late.contains(stream.id());
            if (!plan.add(stream, isLate)) {
                List<RecordedEvent> told = stream.news();
                sure(stream).ifPresent(plan::add);
                plan.takeBack(stream, told);
                plan.add(stream, isLate);
            }
        }
        return plan;
    }

    /** Folds a stream once more, and with the documents in between, to find the event that it is. */
    private Optional<Poison> sure(OnTheWay<S> stream) {
        List<DecodedEvent> trouble = stream.trouble();
        stream.startAgain();
        List<DecodedEvent> all = part.lookUp(stream.id(), stream.state().version(), stream.last());
        for (DecodedEvent arrival : all.isEmpty() ? trouble : all) {
            State<S> sure = stream.state();
            try {
                stream.fold(List.of(arrival), part, skips);
                part.document(stream.state());
            } catch (RuntimeException cause) {
                stream.backTo(sure);
                return Optional.of(new Poison(arrival.stored(), cause, stream.last()));
            }
        }
        return Optional.empty();
    }
}
