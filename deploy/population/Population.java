import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills a server with a population of licences, through its public API: products, customers and histories such as a
 * vendor gathers in ten years. Run by {@code deploy/tour --population}; needs a JDK 25 and nothing else.
 */
final class Population {

    private final int licenses;
    private final long seed;
    private final int parallel;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    // Imported keys and Idempotency-Keys are this run's alone, so that a server can be filled again.
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final Vendor vendor = new Vendor(now);
    private final Customers customers;
    private final Tally tally;
    private final Api api;

    private Population(String url, int licenses, long seed, int parallel) {
        this.licenses = licenses;
        this.seed = seed;
        this.parallel = parallel;
        this.customers = Customers.forLicenses(licenses);
        this.tally = new Tally(licenses);
        this.api = new Api(url, System.getenv().getOrDefault("LICTOR_TOKEN", ""), tally);
    }

    public static void main(String[] args) throws Exception {
        String url = "http://127.0.0.1:8080";
        int licenses = 1000;
        int parallel = 16;
        long seed = 1;
        boolean dryRun = false;
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--url" -> url = args[++i];
                    case "--licenses" -> licenses = Integer.parseInt(args[++i]);
                    case "--parallel" -> parallel = Math.max(1, Integer.parseInt(args[++i]));
                    case "--seed" -> seed = Long.parseLong(args[++i]);
                    case "--dry-run" -> dryRun = true;
                    default -> throw new IllegalArgumentException("what is " + args[i] + "?");
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("Not understood: " + e.getMessage());
            System.exit(2);
        }
        Population population = new Population(url, licenses, seed, parallel);
        if (dryRun) {
            population.count();
        } else {
            System.exit(population.run());
        }
    }

    private int run() throws InterruptedException, ExecutionException {
        switch (api.knock()) {
            case 0 -> {
                System.err.println("No server answers. Start one with deploy/start, or name another with --url.");
                return 2;
            }
            case 401 -> {
                System.err.println("The server does not know the token in LICTOR_TOKEN.");
                return 2;
            }
            default -> {}
        }
        new ScenarioRunner(api, tally, run + "-vendor").tell(vendor.announcements());
        Thread progress = Thread.startVirtualThread(this::showProgress);
        tellAll();
        new ScenarioRunner(api, tally, run + "-withdrawal").tell(List.of(vendor.withdrawal()));
        progress.interrupt();
        progress.join();
        System.out.println(tally.progress() + "\n");
        System.out.print(tally.table());
        boolean read = showDashboard();
        tally.problems().forEach(problem -> System.out.println("\nUnexpected: " + problem));
        return read && tally.unexpected.sum() == 0 ? 0 : 1;
    }

    private void tellAll() throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> worker = () -> {
            for (int number = next.getAndIncrement(); number < licenses; number = next.getAndIncrement()) {
                new ScenarioRunner(api, tally, run + "-" + number).tell(story(number));
                tally.done.increment();
            }
            return null;
        };
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            workers.add(worker);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> ended : threads.invokeAll(workers)) {
                ended.get();
            }
        }
    }

    private List<Step> story(int number) {
        return LicenseScenario.tell(vendor, customers, seed, number, "OLD/" + run + "/" + number, now);
    }

    /** A bar that moves where someone watches, else a line now and then. */
    private void showProgress() {
        boolean watched = System.console() != null && System.console().isTerminal();
        try {
            while (true) {
                Thread.sleep(watched ? 200 : 5000);
                System.out.print((watched ? "\r\u001b[K" : "") + tally.progress() + (watched ? "" : "\n"));
                System.out.flush();
            }
        } catch (InterruptedException e) {
            System.out.print(watched ? "\r\u001b[K" : "");
        }
    }

    private boolean showDashboard() throws InterruptedException {
        Api.Answer answer = api.read("/v1/dashboard", tally.lastPosition.get());
        if (!answer.isGood()) {
            System.out.println("\nThe dashboard answered " + answer.status() + " " + answer.text());
            return false;
        }
        StringBuilder table = new StringBuilder("\nThe dashboard, everything on this server:\n");
        if (Json.member(answer.json(), "licenses", "byStatus") instanceof Map<?, ?> statuses) {
            statuses.forEach((status, count) -> Tally.row(table, "  " + status, ((Number) count).longValue()));
        } else {
            table.append(answer.text()).append('\n');
        }
        System.out.print(table);
        return true;
    }

    /** Counts the requests that a run would send. */
    private void count() {
        Map<String, Integer> sent = new TreeMap<>();
        int steps = 0;
        for (int number = 0; number < licenses; number++) {
            for (Step step : story(number)) {
                steps++;
                String path = step.path().replaceFirst("m-[0-9a-f]{16}", "{fingerprint}");
                sent.merge(step.method() + " " + path + " " + String.join("", step.mayBeRefused()), 1, Integer::sum);
            }
        }
        sent.forEach((step, count) -> System.out.printf("%,9d  %s%n", count, step));
        System.out.printf("%,9d  steps, %.2f for each licence%n", steps, (double) steps / licenses);
    }
}
