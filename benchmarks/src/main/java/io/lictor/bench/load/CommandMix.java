package io.lictor.bench.load;

import io.lictor.bench.load.KnownLicenses.Licence;
import io.lictor.bench.load.KnownLicenses.Sort;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Mix of requests: everything there is to ask, much of it for one volume licence. */
final class CommandMix {

    static final List<String> PRODUCTS = List.of("crash-cad", "crash-scan", "crash-render");
    static final int CUSTOMERS = 40;
    private static final List<String> VERSIONS = List.of("1.0", "2.0", "3.0");
    private static final List<String> MODULES = List.of("seg", "mesh", "dicom", "report", "cloud");
    private static final int MACHINES = 8;
    private static final int MACHINES_OF_THE_VOLUME_LICENCE = 400;

    private final KnownLicenses market;
    private final String volumeLicence;

    CommandMix(KnownLicenses market, String volumeLicence) {
        this.market = market;
        this.volumeLicence = volumeLicence;
    }

    Request next(RandomGenerator random) {
        int draw = random.nextInt(100);
        if (draw < 22) {
            return activate(volumeLicence, MACHINES_OF_THE_VOLUME_LICENCE, random);
        }
        if (draw < 34) {
            return deactivate(volumeLicence, MACHINES_OF_THE_VOLUME_LICENCE, random);
        }
        if (draw < 50) {
            return sell(random);
        }
        if (draw < 64) {
            return activate(market.any(random).id(), MACHINES, random);
        }
        return switch (draw) {
            case 64, 65, 66, 67 -> deactivate(market.any(random).id(), MACHINES, random);
            case 68, 69, 70 -> byKey(Action.CLIENT_ACTIVATE, "activate", random);
            case 71 -> byKey(Action.CLIENT_DEACTIVATE, "deactivate", random);
            case 72, 73, 74 -> onSubscription(Action.RENEW, "renew", Map.of("period", "P1Y"), random);
            case 75 -> onSubscription(Action.EXTEND_TERM, "extend-term", extension(random), random);
            case 76, 77 -> onSubscription(Action.CANCEL_AUTO_RENEW, "cancel-auto-renew", Map.of(), random);
            case 78 -> onSubscription(Action.RESUME_AUTO_RENEW, "resume-auto-renew", Map.of(), random);
            case 79, 80, 81, 82 -> upgrade(random);
            case 83 -> convert(random);
            case 84, 85, 86 -> onAny(Action.ADD_MODULES, "add-modules", modules(random), random);
            case 87, 88 -> onAny(Action.REMOVE_MODULES, "remove-modules", modules(random), random);
            case 89 -> onAny(Action.EXTEND_UPGRADE_PERIOD, "extend-upgrade-period", until(random), random);
            case 90 ->
                onAny(
                        Action.CHANGE_ACTIVATION_LIMIT,
                        "change-activation-limit",
                        Map.of("activationLimit", 1 + random.nextInt(6)),
                        random);
            case 91 -> onAny(Action.DISABLE, "disable", disabling(random), random);
            case 92, 93 -> onAny(Action.ENABLE, "enable", Map.of(), random);
            case 94, 95 -> onAny(Action.REISSUE_KEY, "reissue-key", Map.of(), random);
            case 96, 97 -> onAny(Action.TRANSFER, "transfer", transfer(random), random);
            case 98 -> importOne(random);
            default -> product(random);
        };
    }

    static Request define(Action action, String product, int limit) {
        return Request.of(
                action,
                "PUT",
                "/v1/products/" + product,
                Map.of("name", product + " " + limit, "defaultActivationLimit", limit));
    }

    static Request release(String product, String version, Instant at) {
        return Request.of(
                Action.RELEASE_VERSION,
                "PUT",
                "/v1/products/" + product + "/versions/" + version,
                Map.of("releasedAt", at.toString()));
    }

    static Request volumeLicence() {
        return Request.of(
                Action.ISSUE,
                "POST",
                "/v1/licenses",
                Map.of(
                        "product",
                        PRODUCTS.getFirst(),
                        "customer",
                        "customer-0",
                        "kind",
                        "PERPETUAL",
                        "activationLimit",
                        MACHINES_OF_THE_VOLUME_LICENCE));
    }

    private Request activate(String licenseId, int machines, RandomGenerator random) {
        return Request.onLicense(
                Action.ACTIVATE,
                licenseId,
                "activations",
                Map.of("fingerprint", machine(machines, random), "label", "Room " + random.nextInt(9)));
    }

    private static Request deactivate(String licenseId, int machines, RandomGenerator random) {
        return new Request(
                Action.DEACTIVATE,
                "DELETE",
                "/v1/licenses/" + licenseId + "/activations/" + machine(machines, random),
                null,
                licenseId);
    }

    private Request sell(RandomGenerator random) {
        Map<String, Object> order = order(random);
        Sort sort = Sort.values()[random.nextInt(Sort.values().length)];
        order.put("kind", sort.name());
        switch (sort) {
            case PERPETUAL -> {
                if (random.nextInt(3) == 0) {
                    order.put("version", VERSIONS.get(random.nextInt(VERSIONS.size())));
                }
            }
            case SUBSCRIPTION -> {
                order.put("period", "P1Y");
                // From long over to long to go: terms that end, grace, renewal windows.
                order.put(
                        "startsAt",
                        now().minus(300 + random.nextInt(90), ChronoUnit.DAYS).toString());
                if (random.nextBoolean()) {
                    order.put("channel", "PARTNER");
                    order.put("partnerId", "partner-" + random.nextInt(3));
                }
            }
            case TRIAL -> order.put("period", random.nextBoolean() ? "P30D" : "PT" + (1 + random.nextInt(30)) + "S");
        }
        return Request.of(Action.ISSUE, "POST", "/v1/licenses", order);
    }

    private static Map<String, Object> order(RandomGenerator random) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("product", anyProduct(random));
        order.put("customer", customer(random));
        order.put("activationLimit", 1 + random.nextInt(5));
        if (random.nextBoolean()) {
            order.put("modules", modules(random).get("modules"));
        }
        return order;
    }

    private Request importOne(RandomGenerator random) {
        Map<String, Object> order = order(random);
        order.put("kind", "PERPETUAL");
        order.put("key", "OLD-%016x".formatted(random.nextLong()));
        order.put("issuedAt", now().minus(random.nextInt(2000), ChronoUnit.DAYS).toString());
        order.put("activations", List.of(Map.of("fingerprint", machine(MACHINES, random))));
        return Request.of(Action.IMPORT, "POST", "/v1/licenses/import", order);
    }

    private Request byKey(Action action, String call, RandomGenerator random) {
        Licence licence = market.any(random);
        String key = licence.key();
        return key == null
                ? activate(licence.id(), MACHINES, random)
                : Request.of(
                        action,
                        "POST",
                        "/v1/client/" + call,
                        Map.of("key", key, "fingerprint", machine(MACHINES, random)));
    }

    private Request upgrade(RandomGenerator random) {
        Map<String, Object> body = random.nextBoolean()
                ? Map.of("kind", "SUBSCRIPTION", "period", "P1Y")
                : Map.of("kind", "SUBSCRIPTION", "version", VERSIONS.get(random.nextInt(VERSIONS.size())));
        return Request.onLicense(
                Action.UPGRADE, market.anyOf(Sort.PERPETUAL, random).id(), "upgrade", body);
    }

    private Request convert(RandomGenerator random) {
        return Request.onLicense(
                Action.CONVERT, market.anyOf(Sort.TRIAL, random).id(), "convert", Map.of("kind", "PERPETUAL"));
    }

    private Request onSubscription(Action action, String call, Map<String, ?> body, RandomGenerator random) {
        return Request.onLicense(action, market.anyOf(Sort.SUBSCRIPTION, random).id(), call, body);
    }

    private Request onAny(Action action, String call, Map<String, ?> body, RandomGenerator random) {
        return Request.onLicense(action, market.any(random).id(), call, body);
    }

    private Request product(RandomGenerator random) {
        String product = anyProduct(random);
        String version = VERSIONS.get(random.nextInt(VERSIONS.size()));
        String path = "/v1/products/" + product + "/versions/" + version;
        return switch (random.nextInt(4)) {
            case 0 -> define(Action.CHANGE_PRODUCT, product, 1 + random.nextInt(5));
            case 1 -> release(product, version, now().minus(random.nextInt(900), ChronoUnit.DAYS));
            case 2 -> Request.of(Action.DISABLE_VERSION, "POST", path + "/disable", null);
            default -> Request.of(Action.ENABLE_VERSION, "POST", path + "/enable", null);
        };
    }

    private static Map<String, ?> extension(RandomGenerator random) {
        return Map.of(
                "until", now().plus(400 + random.nextInt(400), ChronoUnit.DAYS).toString(), "reason", "a gesture");
    }

    private static Map<String, ?> until(RandomGenerator random) {
        return Map.of(
                "until", now().plus(400 + random.nextInt(400), ChronoUnit.DAYS).toString());
    }

    private static Map<String, ?> disabling(RandomGenerator random) {
        return Map.of("cause", random.nextInt(4) == 0 ? "REVOKED" : "SUSPENDED", "reason", "not paid");
    }

    private static Map<String, ?> transfer(RandomGenerator random) {
        return Map.of("customer", customer(random), "keepMachines", random.nextBoolean());
    }

    private static Map<String, ?> modules(RandomGenerator random) {
        String code = MODULES.get(random.nextInt(MODULES.size()));
        return Map.of(
                "modules",
                List.of(
                        random.nextBoolean()
                                ? Map.of("code", code)
                                : Map.of(
                                        "code",
                                        code,
                                        "until",
                                        now().plus(Duration.ofSeconds(random.nextInt(60)))
                                                .toString())));
    }

    private static String anyProduct(RandomGenerator random) {
        return PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    }

    private static String customer(RandomGenerator random) {
        return "customer-" + random.nextInt(CUSTOMERS);
    }

    private static String machine(int of, RandomGenerator random) {
        return "machine-" + random.nextInt(of);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Creates all that has to be there before anything can be sold. */
    static List<Request> announcements() {
        return PRODUCTS.stream()
                .flatMap(product -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(define(Action.DEFINE_PRODUCT, product, 2)),
                        VERSIONS.stream()
                                .map(version -> release(product, version, now().minus(1000, ChronoUnit.DAYS)))))
                .toList();
    }
}
