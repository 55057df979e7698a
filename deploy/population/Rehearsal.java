import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes a server do for some seconds what it will do for years, so that a JVM that takes notes of it knows how: stories as
 * they come, and then most of what software and back offices ask for. Nobody looks at the answers; a server that is
 * rehearsed with keeps nothing. Arguments: the URL, and how many seconds.
 */
final class Rehearsal {

    private static final int PARALLEL = 8;
    private static final Customers CUSTOMERS = Customers.forLicenses(200);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Vendor vendor = new Vendor(now);
    private final Tally tally = new Tally(0);
    private final Instant end;
    private final Api api;

    private Rehearsal(String url, Duration length) {
        this.end = Instant.now().plus(length);
        this.api = new Api(url, System.getenv().getOrDefault("LICTOR_TOKEN", ""), tally);
    }

    public static void main(String[] args) throws InterruptedException {
        new Rehearsal(args[0], Duration.ofSeconds(Long.parseLong(args[1]))).play();
    }

    private void play() throws InterruptedException {
        new Teller(api, tally, "vendor").tell(vendor.announcements());
        List<Thread> parts = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            int part = i;
            parts.add(Thread.startVirtualThread(() -> play(part)));
        }
        for (Thread part : parts) {
            part.join();
        }
    }

    private void play(int part) {
        try {
            for (int number = part; Instant.now().isBefore(end); number += PARALLEL) {
                Teller teller = new Teller(api, tally, "story-" + number);
                teller.tell(Story.tell(vendor, CUSTOMERS, 1, number, "OLD/" + number, now));
                ask(teller, new SplittableRandom(number));
            }
        } catch (InterruptedException e) {
            // ended from outside
        }
    }

    /** Checks above all: every piece of licensed software asks for one at every start. */
    private void ask(Teller teller, SplittableRandom random) throws InterruptedException {
        String license = "/v1/licenses/" + teller.license();
        for (int i = 0; i < 10; i++) {
            String machine = "seat-" + random.nextInt(100_000);
            Map<String, Object> shown = Map.of("key", teller.key(), "fingerprint", machine);
            if (i % 2 == 0) {
                api.send("POST", license + "/activations", Map.of("fingerprint", machine));
            } else {
                api.send("POST", "/v1/client/activate", shown);
            }
            for (int times = 0; times < 4; times++) {
                api.send("POST", "/v1/client/validate", shown);
            }
            api.read(license, tally.lastPosition.get());
            api.send("POST", "/v1/client/deactivate", shown);
        }
        api.send("POST", license + "/renew", Map.of("period", "P1Y"));
        api.read(license + "/history", 0);
        api.read("/v1/licenses?customer=" + CUSTOMERS.pick(Vendor.Line.MEDICAL, random), 0);
    }
}
