import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts of what was done so far, and a progress bar. */
final class Tally {

    private static final int BAR = 30;
    private static final int SHOWN_PROBLEMS = 10;

    final LongAdder done = new LongAdder();
    final LongAdder licenses = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder unexpected = new LongAdder();
    final AtomicLong lastPosition = new AtomicLong();
    private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final int total;
    private final long start = System.nanoTime();

    Tally(int total) {
        this.total = total;
    }

    void refused(String code) {
        refusals.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    /** Keeps the first few; the rest is only counted. */
    void unexpected(String what) {
        unexpected.increment();
        if (unexpected.sum() <= SHOWN_PROBLEMS) {
            problems.add(what);
        }
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    String progress() {
        double seconds = seconds();
        double rate = done.sum() / seconds;
        long left = rate == 0 ? 0 : Math.round((total - done.sum()) / rate);
        int filled = (int) (BAR * done.sum() / Math.max(1, total));
        return "[%s%s] %,d/%,d licences  %,.0f/s  %,.0f commands/s  %d:%02d left"
                .formatted(
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        done.sum(),
                        total,
                        rate,
                        commands.sum() / seconds,
                        left / 60,
                        left % 60);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        row(table, "licences", licenses.sum());
        row(table, "commands", commands.sum());
        row(table, "events", events.sum());
        row(
                table,
                "refusals",
                refusals.values().stream().mapToLong(LongAdder::sum).sum());
        refusals.forEach((code, count) -> row(table, "  " + code, count.sum()));
        row(table, "asked again", retries.sum());
        row(table, "unexpected", unexpected.sum());
        table.append("%-34s%,12.1f s%n".formatted("time", seconds()));
        table.append("%-34s%,12.0f commands/s%n".formatted("rate", commands.sum() / seconds()));
        return table.toString();
    }

    static void row(StringBuilder table, String name, long count) {
        table.append("%-34s%,12d%n".formatted(name, count));
    }
}
