package io.lictor.asof;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.query.QueryService;
import io.lictor.query.SampleLicense;
import io.lictor.value.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Asks what people and software ask at an instant, keeps the answers, and asks the same later, as of that instant. */
final class Recorder {

    private static final Subject EVERYBODY = Subject.service("auditor");
    private static final Subject LIMITED = new Subject(
            "partner", null, "partner", Set.of(Role.READER), new ProductScope.Only(Set.of("cad", "viewer")));
    private static final List<String> SORTS = List.of("licenseId", "issuedAt", "endsAt", "customer", "product");

    private final QueryService service;
    private final GeneratedBusiness business;
    private final Random random;
    private final List<Recorded> recorded = new ArrayList<>();

    Recorder(QueryService service, GeneratedBusiness business, Random random) {
        this.service = service;
        this.business = business;
        this.random = random;
    }

    /** A question without an instant, who asked it, when, and the answer. */
    record Recorded(Instant at, Subject caller, String path, String body, String answer) {}

    List<Recorded> recorded() {
        return recorded;
    }

    /** Asks so many of each sort of question, now. */
    void record(Instant now, int questions) {
        service.setClock(now);
        everybodyAsks(now, questions);
        ask(now, LIMITED, "/v1/dashboard", "");
        ask(now, LIMITED, "/v1/products", "");
        ask(now, LIMITED, "/v1/customers/" + encoded(business.customer()), "");
        list(now, LIMITED, questions);
        ask(now, LIMITED, "/v1/what-if", "{\"policy\": {\"gracePeriod\": \"P3D\"}");
    }

    private void everybodyAsks(Instant now, int questions) {
        ask(now, EVERYBODY, "/v1/dashboard", "");
        ask(now, EVERYBODY, "/v1/products", "");
        ask(now, EVERYBODY, "/v1/what-if", """
                {"policy": {"gracePeriod": "P30D", "upgradePeriod": "P6M", "renewalWindow": "P60D"}, "activationLimit": 1,
                 "disableVersion": {"product": "cad", "version": "1"}, "sample": 3""");
        ask(now, EVERYBODY, "/v1/what-if", "{\"product\": \"render\", \"policy\": {\"gracePeriod\": \"P0D\"}");
        GeneratedBusiness.PRODUCTS.forEach(product -> ask(now, EVERYBODY, "/v1/products/" + product, ""));
        for (int i = 0; i < questions; i++) {
            License.Issued license =
                    business.licenses().get(random.nextInt(business.licenses().size()));
            ask(now, EVERYBODY, "/v1/licenses/" + license.licenseId(), "");
            ask(now, EVERYBODY, "/v1/licenses/" + license.licenseId() + "/modules", "");
            ask(now, EVERYBODY, "/v1/licenses/" + license.licenseId() + "/activations", "");
            ask(now, EVERYBODY, "/v1/client/validate", validation(license));
            ask(now, EVERYBODY, "/v1/customers/" + encoded(business.customer()), "");
            list(now, EVERYBODY, 3);
        }
    }

    private static String validation(License.Issued license) {
        String key = SampleLicense.KEYS
                .derive(license.licenseId(), license.key().generation())
                .formatted();
        return "{\"key\": \"" + key + "\", \"fingerprint\": \"machine-1\", \"version\": \"2\", \"modules\": [\"seg\"]";
    }

    /** A list by some filters and an order, up to so many pages of it. */
    private void list(Instant now, Subject caller, int pages) {
        String question = "/v1/licenses?limit=" + (1 + random.nextInt(40)) + "&sort="
                + (random.nextBoolean() ? "-" : "") + SORTS.get(random.nextInt(SORTS.size())) + filters(now)
                + more(now, caller)
                + (random.nextBoolean() ? "&count=true" : "");
        String cursor = "";
        for (int page = 0; page < pages; page++) {
            Recorded answer = ask(now, caller, question + cursor, "");
            String next = QueryService.read(answer.answer()).at("/next").asString("");
            if (next.isEmpty()) {
                return;
            }
            cursor = "&cursor=" + next;
        }
    }

    private String more(Instant now, Subject caller) {
        return switch (random.nextInt(14)) {
            case 0 -> "&kind=SUBSCRIPTION";
            case 1 -> "&channel=PARTNER&kind=PERPETUAL";
            case 2 -> "&version=" + (1 + random.nextInt(3));
            case 3 -> "&endsFrom=" + now.plus(Duration.ofDays(random.nextInt(100)));
            case 4 -> "&issuedFrom=" + now.minus(Duration.ofDays(random.nextInt(40)));
            case 5 -> "&issuedBefore=" + now.minus(Duration.ofDays(random.nextInt(40)));
            case 6 -> "&autoRenew=" + random.nextBoolean();
            case 7 -> "&over=" + random.nextBoolean();
            case 8 -> "&activated=" + random.nextBoolean();
            case 9 -> caller == LIMITED ? "&over=true" : "&fingerprint=machine-" + random.nextInt(6);
            default -> "";
        };
    }

    private String filters(Instant now) {
        return switch (random.nextInt(10)) {
            case 0 -> "&status=" + Status.values()[random.nextInt(Status.values().length)];
            case 1 -> "&status=ACTIVE,GRACE,DISABLED&product=cad";
            case 2 -> "&customer=" + encoded(business.customer());
            case 3 -> "&partner=partner-1";
            case 4 -> "&module=seg";
            case 5 -> "&endsBefore=" + now.plus(Duration.ofDays(random.nextInt(100)));
            case 6 -> "&module=ai&status=ACTIVE,UPGRADED,CANCELED&endsBefore=" + now.plus(Duration.ofDays(200));
            case 7 ->
                "&metadata." + GeneratedBusiness.MEMBERS.get(random.nextInt(2))
                        + (random.nextBoolean() ? "=A-1" : "=A%3D2");
            case 8 -> "&metadata.order=A-1&metadata.erp.account=%C3%BC";
            default -> "";
        };
    }

    private Recorded ask(Instant now, Subject caller, String path, String body) {
        String after = Long.toString(business.last());
        service.setCaller(caller);
        var answer = body.isEmpty()
                ? service.get(path, "Lictor-After", after)
                : service.post(path, body + "}", "Lictor-After", after);
        if (answer.status() != 200) {
            throw new AssertionError(
                    path + " " + body + ": " + answer.response().body());
        }
        Recorded asked = new Recorded(now, caller, path, body, answer.response().body());
        recorded.add(asked);
        return asked;
    }

    /** Without the position in the log as of which a walk over pages has its order: what has passed needs none. */
    static String withoutWalk(String answer) {
        String next = QueryService.read(answer).at("/next").asString("");
        if (next.isEmpty()) {
            return answer;
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("\n", 4);
        parts[1] = "0";
        return answer.replace(
                next,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the answer to a recorded question, asked as of then; also if there is none yet. */
    String again(Recorded question) {
        service.setCaller(question.caller());
        String at = "at=" + question.at();
        var answer = question.body().isEmpty()
                ? service.get(question.path() + (question.path().contains("?") ? "&" : "?") + at)
                : service.post(question.path(), question.body() + ", \"at\": \"" + question.at() + "\"}");
        return answer.response().body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
