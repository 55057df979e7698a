package io.lictor.bench.speed;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The report for people, in Markdown: a column for each size, and the last beside the first. */
final class GrowthTable {

    private GrowthTable() {}

    static String of(List<Grown> sizes) {
        StringBuilder text = new StringBuilder("""
                # How cost grows

                One standalone with everything embedded, shared with the load generator; six events a licence. Questions by one caller; calls by 16
                connections.

                | |%s last : first |
                |---|%s--:|
                """.formatted(
                        sizes.stream()
                                .map(size -> String.format(Locale.ROOT, " %,d licences |", size.licenses()))
                                .collect(Collectors.joining()),
                        "--:|".repeat(sizes.size())));
        row(text, sizes, "events", "%,.0f", size -> (double) size.events());
        row(text, sizes, "written by the generator, events/s", "%,.0f", size -> size.events() / size.populated());
        row(text, sizes, "on disk, bytes an event", "%,.0f", Grown::bytesPerEvent);
        row(text, sizes, "start until it listens, s", "%.1f", Grown::listening);
        row(text, sizes, "start until a write is answered, s", "%.1f", Grown::firstWrite);
        row(text, sizes, "start until the read model is complete, s", "%.1f", Grown::complete);
        row(text, sizes, "heap in use after a collection, MB", "%,.0f", Grown::heapMegabytes);
        for (String question : sizes.getFirst().questions().keySet()) {
            row(
                    text,
                    sizes,
                    question + ", ms",
                    "%.1f",
                    size -> Objects.requireNonNull(size.questions().get(question)));
        }
        for (Call call : Grown.calls(sizes)) {
            row(
                    text,
                    sizes,
                    call.label + ", per second",
                    "%,.0f",
                    size -> size.call(call).perSecond());
            row(
                    text,
                    sizes,
                    call.label + ", p99, ms",
                    "%.1f",
                    size -> size.call(call).p99());
            row(
                    text,
                    sizes,
                    call.label + ", CPU of the service, µs",
                    "%,.0f",
                    size -> size.call(call).cpuMicros());
        }
        return text.toString();
    }

    private static void row(
            StringBuilder text, List<Grown> sizes, String label, String form, ToDoubleFunction<Grown> value) {
        text.append("| ").append(label).append(" |");
        for (Grown size : sizes) {
            text.append(' ')
                    .append(String.format(Locale.ROOT, form, value.applyAsDouble(size)))
                    .append(" |");
        }
        text.append(String.format(
                Locale.ROOT,
                " %.2f |%n",
                value.applyAsDouble(sizes.getLast()) / value.applyAsDouble(sizes.getFirst())));
    }
}
