import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes up the history of one licence: the same for the same seed and number, whatever is done beside it. Ends of terms
 * stay half a day away from now, so that no story turns over while it is told.
 */
final class LicenseScenario {

    private static final int FEW_SEATS = 8;
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    private final Vendor.Product product;
    private final String customer;
    private final String importedKey;
    private final Instant now;
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> machines = new ArrayList<>();
    private final List<String> modules = new ArrayList<>();
    private int limit;
    private Vendor.Version version;

    private LicenseScenario(Vendor vendor, Customers customers, String importedKey, Instant now, SplittableRandom random) {
        this.random = random;
        this.now = now;
        this.importedKey = importedKey;
        this.product = vendor.pick(random);
        this.customer = customers.pick(product.line(), random);
        this.version = product.newestBefore(now);
    }

    /** The steps of licence {@code number}. */
    static List<Step> tell(Vendor vendor, Customers customers, long seed, int number, String importedKey, Instant now) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        LicenseScenario story = new LicenseScenario(vendor, customers, importedKey, now, random);
        int die = random.nextInt(100);
        boolean medical = story.product.line() == Vendor.Line.MEDICAL;
        if (die < (medical ? 20 : 12)) {
            story.trial();
        } else if (die < (medical ? 85 : 30)) {
            story.perpetual();
        } else {
            story.subscription();
        }
        return story.steps;
    }

    // --- The three kinds

    private void trial() {
        Map<String, Object> contents = contents("TRIAL", 1 + random.nextInt(2));
        int days = chance(60) ? 30 : 14;
        contents.put("period", "P" + days + "D");
        if (chance(45)) {
            Instant begun = now.minus(Duration.ofHours(24L * random.nextInt(days - 1) + 12));
            issue(contents, begun);
            live(2);
            if (chance(30)) {
                convert();
            }
            return;
        }
        Instant begun = before(now.minus(Duration.ofDays(days + 1)), TEN_YEARS);
        if (chance(70)) {
            contents.remove("period");
            contents.put("validUntil", begun.plus(Duration.ofDays(days)).toString());
            importFrom(contents, begun);
        } else {
            issue(contents, begun);
        }
        sometimes(12, () -> steps.add(activation(newMachine()).refusedWith("LICENSE_EXPIRED")));
    }

    private void convert() {
        if (product.line() == Vendor.Line.MEDICAL) {
            onLicense("convert", Map.of("kind", "PERPETUAL"));
        } else {
            onLicense("convert", Map.of("kind", "SUBSCRIPTION", "period", "P1Y"));
        }
        live(1);
    }

    private void perpetual() {
        Instant sold = before(now.minus(Duration.ofHours(12)), TEN_YEARS);
        Instant upgradesUntil = years(sold, 1);
        Map<String, Object> contents = contents("PERPETUAL", seats());
        boolean tied = product.line() == Vendor.Line.MEDICAL && chance(25);
        if (tied) {
            version = product.newestBefore(sold);
            contents.put("version", version.label());
        }
        sometimes(20, () -> partner(contents));
        if (chance(sold.isBefore(now.minus(Duration.ofDays(1000))) ? 75 : 15)) {
            while (upgradesUntil.isBefore(now) && chance(45)) {
                upgradesUntil = years(upgradesUntil, 1);
            }
            contents.put("upgradesUntil", upgradesUntil.toString());
            importFrom(contents, sold);
        } else {
            issue(contents, sold);
        }
        if (!tied) {
            version = product.newestBefore(upgradesUntil.isBefore(now) ? upgradesUntil : now);
        }
        live(3);
        if (upgradesUntil.isBefore(now)) {
            sometimes(
                    25,
                    () -> onLicense(
                            "extend-upgrade-period",
                            Map.of("until", years(now, 1).toString())));
        }
        if (tied && chance(25)) {
            upgrade(Map.of(
                    "kind", "PERPETUAL", "version", product.versions().getLast().label()));
        } else if (product.line() == Vendor.Line.RENDERING && chance(20)) {
            upgrade(Map.of("kind", "SUBSCRIPTION", "period", "P1Y"));
        } else {
            maybeDisable();
        }
    }

    private void upgrade(Map<String, Object> body) {
        onLicense("upgrade", body);
        live(1);
    }

    private void subscription() {
        Map<String, Object> contents = contents("SUBSCRIPTION", seats());
        Period period = chance(70) ? Period.ofYears(1) : chance(60) ? Period.ofYears(3) : Period.ofMonths(1);
        contents.put("period", period.toString());
        boolean partner = chance(35);
        if (partner) {
            partner(contents);
        }
        int die = random.nextInt(100);
        if (die < 62) {
            Instant end = now.plus(between(
                    15, (int) Duration.between(now, plus(now, period)).toDays() - 1));
            begin(contents, end, period);
            live(3);
            autoRenew(partner);
            sometimes(3, () -> steps.add(step("renew", renewal()).refusedWith("RENEWAL_NOT_OPEN")));
            sometimes(
                    4,
                    () -> onLicense(
                            "extend-term",
                            Map.of(
                                    "until",
                                    end.plus(Duration.ofDays(30)).toString(),
                                    "reason",
                                    "Outage of the license server")));
            maybeDisable();
        } else if (die < 72) {
            begin(contents, now.plus(between(0, 14)), period);
            live(2);
            sometimes(55, () -> onLicense("renew", renewal()));
            autoRenew(partner);
        } else if (die < 80) {
            begin(contents, now.minus(between(0, 14)), period);
            live(2);
            sometimes(45, () -> onLicense("renew", renewal()));
        } else if (die < 95) {
            begin(contents, before(now.minus(Duration.ofDays(15)), TEN_YEARS), period);
            sometimes(12, () -> steps.add(activation(newMachine()).refusedWith("LICENSE_EXPIRED")));
            sometimes(10, () -> steps.add(step("renew", renewal()).refusedWith("LICENSE_EXPIRED")));
        } else {
            contents.put("startsAt", now.plus(between(1, 60)).toString());
            steps.add(Step.post("/v1/licenses", contents));
            sometimes(15, () -> steps.add(activation(newMachine()).refusedWith("LICENSE_PENDING")));
        }
    }

    /** A subscription whose running term ends then: sold for that term, or brought in from an older system. */
    private void begin(Map<String, Object> contents, Instant end, Period period) {
        Instant start = end.atOffset(ZoneOffset.UTC).minus(period).toInstant();
        if (chance(35)) {
            contents.put("endsAt", end.toString());
            importFrom(contents, start.isBefore(now) ? before(start, Duration.ofDays(1400)) : start);
        } else {
            issue(contents, start);
        }
    }

    private void autoRenew(boolean partner) {
        if (partner) {
            sometimes(6, () -> steps.add(step("resume-auto-renew", null).refusedWith("PARTNER_MANAGED")));
        } else if (chance(22)) {
            onLicense("cancel-auto-renew", null);
            sometimes(25, () -> onLicense("resume-auto-renew", null));
        }
    }

    private Map<String, Object> renewal() {
        return Map.of("period", chance(80) ? "P1Y" : "P3Y");
    }

    // --- How licences begin

    private Map<String, Object> contents(String kind, int seats) {
        limit = seats;
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("product", product.code());
        contents.put("customer", customer);
        contents.put("kind", kind);
        contents.put("activationLimit", limit);
        product.modules().stream().filter(_ -> chance(30)).forEach(modules::add);
        contents.put("modules", modules.stream().map(LicenseScenario::module).toList());
        return contents;
    }

    private void partner(Map<String, Object> contents) {
        contents.put("channel", "PARTNER");
        contents.put("partnerId", "partner-" + (1 + random.nextInt(15)));
    }

    private void issue(Map<String, Object> contents, Instant startsAt) {
        contents.put("startsAt", startsAt.toString());
        steps.add(Step.post("/v1/licenses", contents));
    }

    private void importFrom(Map<String, Object> contents, Instant issuedAt) {
        contents.put("key", importedKey);
        contents.put("issuedAt", issuedAt.toString());
        List<Object> activations = new ArrayList<>();
        int used = Math.min(limit, random.nextInt(1 + Math.min(limit, FEW_SEATS)));
        for (int i = 0; i < used; i++) {
            String machine = newMachine();
            machines.add(machine);
            long since = Duration.between(issuedAt, now).toHours();
            activations.add(Map.of(
                    "fingerprint", machine,
                    "label", label(),
                    "activatedAt",
                            issuedAt.plus(Duration.ofHours(random.nextLong(Math.max(1, since))))
                                    .toString()));
        }
        contents.put("activations", activations);
        steps.add(Step.post("/v1/licenses/import", contents));
    }

    // --- What happens to a licence in use

    /** Machines come, go and are replaced; modules and seats are bought. */
    private void live(int eventful) {
        int wanted = Math.min(limit, limit <= FEW_SEATS ? 1 + random.nextInt(limit) : 3 + random.nextInt(10));
        while (machines.size() < wanted) {
            activate();
        }
        sometimes(10, () -> steps.add(activation(machines.getFirst())));
        for (int i = 0; i < eventful; i++) {
            sometimes(30, this::replaceMachine);
            sometimes(18, this::buyModule);
            sometimes(12, this::buySeats);
        }
        if (machines.size() >= limit) {
            sometimes(15, () -> steps.add(activation(newMachine()).refusedWith("ACTIVATION_LIMIT_REACHED")));
        }
        sometimes(6, this::giveModuleBack);
        sometimes(4, () -> onLicense("reissue-key", null));
        sometimes(3, this::transfer);
    }

    private void activate() {
        String machine = newMachine();
        machines.add(machine);
        steps.add(activation(machine));
    }

    private void replaceMachine() {
        String gone = machines.remove(random.nextInt(machines.size()));
        steps.add(
                chance(60)
                        ? Step.post("/v1/client/deactivate", Map.of("key", Step.KEY, "fingerprint", gone))
                        : Step.delete("/v1/licenses/" + Step.LICENSE + "/activations/" + gone));
        activate();
    }

    private void buyModule() {
        List<String> missing = product.modules().stream()
                .filter(code -> !modules.contains(code))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String code = missing.get(random.nextInt(missing.size()));
        modules.add(code);
        Map<String, Object> bought = chance(20)
                ? Map.of("code", code, "until", now.plus(between(30, 700)).toString())
                : module(code);
        onLicense("add-modules", Map.of("modules", List.of(bought)));
    }

    private void giveModuleBack() {
        if (!modules.isEmpty()) {
            onLicense("remove-modules", Map.of("modules", List.of(modules.removeLast())));
        }
    }

    private void buySeats() {
        limit += 1 + random.nextInt(4);
        onLicense("change-activation-limit", Map.of("activationLimit", limit));
        activate();
    }

    private void transfer() {
        boolean keep = chance(60);
        onLicense("transfer", Map.of("customer", customer + "-new", "keepMachines", keep));
        if (!keep) {
            machines.clear();
            activate();
        }
    }

    private void maybeDisable() {
        if (chance(3)) {
            onLicense("disable", Map.of("cause", "SUSPENDED", "reason", "Invoice unpaid"));
            sometimes(50, () -> onLicense("enable", null));
        } else if (chance(2)) {
            onLicense("disable", Map.of("cause", "REVOKED", "reason", "Charged back"));
        }
    }

    private Step activation(String machine) {
        return chance(60)
                ? Step.post(
                        "/v1/client/activate",
                        Map.of("key", Step.KEY, "fingerprint", machine, "label", label(), "version", version.label()))
                : step("activations", Map.of("fingerprint", machine, "label", label(), "version", version.label()));
    }

    private void onLicense(String action, Map<String, Object> body) {
        steps.add(step(action, body));
    }

    private static Step step(String action, Map<String, Object> body) {
        return Step.post("/v1/licenses/" + Step.LICENSE + "/" + action, body);
    }

    // --- Dice

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void sometimes(int percent, Runnable then) {
        if (chance(percent)) {
            then.run();
        }
    }

    private int seats() {
        int die = random.nextInt(100);
        return die < 55 ? 1 + random.nextInt(2) : die < 92 ? 3 + random.nextInt(5) : 10 + random.nextInt(40);
    }

    /** So many whole days, and a half. */
    private Duration between(int fromDays, int toDays) {
        return Duration.ofHours(24L * random.nextInt(fromDays, Math.max(fromDays + 1, toDays)) + 12);
    }

    /** Sometime before that, sales having grown over the years. */
    private Instant before(Instant end, Duration longest) {
        double dice = Math.min(random.nextDouble(), random.nextDouble());
        return end.minus(Duration.ofHours((long) (longest.toHours() * dice)));
    }

    private String newMachine() {
        return "m-%016x".formatted(random.nextLong());
    }

    private String label() {
        return (product.line() == Vendor.Line.MEDICAL ? "Reading room " : "Desk ") + (1 + random.nextInt(99));
    }

    private static Map<String, Object> module(String code) {
        return Map.of("code", code);
    }

    private static Instant years(Instant from, int years) {
        return plus(from, Period.ofYears(years));
    }

    private static Instant plus(Instant from, Period period) {
        return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }
}
