package io.lictor.asof;

import io.lictor.asof.Recorder.Recorded;
import io.lictor.query.QueryService;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Lets a population live under a clock of its own, records what the service answers meanwhile, and asks the same as of
 * those instants afterwards.
 */
public final class AsOfBench {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int INSTANTS = 24;
    private static final int QUESTIONS = 5;

    private AsOfBench() {}

    public static void main(String[] arguments) throws Exception {
        int licenses = 10_000;
        long seed = 1;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--licences" -> licenses = Integer.parseInt(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        Path directory = Files.createTempDirectory("lictor-as-of");
        boolean equal;
        try (QueryService service = new QueryService(
                directory,
                BEGIN,
                "--lictor.limits.wrong-key-delay=0",
                "--lictor.limits.address-burst=0",
                "--lictor.read-after-timeout=60s",
                "--lictor.as-of-timeout=120s",
                "--spring.main.banner-mode=off")) {
            equal = run(service, licenses, new Random(seed));
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        System.exit(equal ? 0 : 1);
    }

    private static boolean run(QueryService service, int licenses, Random random) {
        GeneratedBusiness business = new GeneratedBusiness(service.events(), random, Math.max(10, licenses / 5));
        Recorder recorder = new Recorder(service, business, random);
        Instant now = BEGIN;
        business.open(now);
        long start = System.nanoTime();
        for (int i = 0; i < INSTANTS; i++) {
            now = now.plus(Duration.ofMillis(1 + random.nextInt(60 * 86_400) * 1000L));
            int sales = licenses / INSTANTS + (i < licenses % INSTANTS ? 1 : 0);
            business.live(now, sales, sales * 5);
            recorder.record(now, QUESTIONS);
        }
        System.out.printf(
                Locale.ROOT,
                "%d licences, %d events, %d answers recorded at %d instants, in %.1f s%n",
                business.licenses().size(),
                business.last(),
                recorder.recorded().size(),
                INSTANTS,
                seconds(start));
        service.setClock(now.plus(Duration.ofDays(400)));
        return compare(recorder);
    }

    private static boolean compare(Recorder recorder) {
        int different = 0;
        Instant instant = BEGIN;
        List<Double> firsts = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (Recorded question : recorder.recorded()) {
            long start = System.nanoTime();
            String again = recorder.again(question);
            // The first question about an instant is for the dashboard, and waits for the fold of all events.
            (question.at().equals(instant) ? others : firsts).add(seconds(start) * 1000);
            instant = question.at();
            if (!again.equals(question.answer()) && ++different <= 5) {
                System.out.printf(
                        "%s %s as of %s%n  then:  %s%n  again: %s%n",
                        question.path(), question.body(), question.at(), question.answer(), again);
            }
        }
        System.out.printf(
                "%d of %d answers are the same%n",
                recorder.recorded().size() - different, recorder.recorded().size());
        print("first answer as of an instant", firsts);
        print("further answers", others);
        System.out.printf(Locale.ROOT, "%.1f s of CPU for each fold of all events%n", foldingSeconds() / firsts.size());
        return different == 0;
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d, half of them within %.1f ms, the slowest %.1f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }

    /** A machine that does other things meanwhile says little about the time it takes. */
    private static double foldingSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().equals("lictor-as-of"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                        .sum()
                / 1e9;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
