package io.lictor.search;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.docs.ProblemCodes;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.licenses.Redaction;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ProductDocument;
import io.lictor.search.NamesController.Partner;
import io.lictor.text.NameText;
import io.lictor.web.PathId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One question for whatever somebody has at hand: a key, an id, the begin of a name. */
@RestController
@Tag(name = "Customers")
class SearchController {

    private static final int USUAL = 5;
    private static final int MOST = 50;
    private static final int SHORTEST_HINT = 4;
    private static final int LONGEST_HINT = 5;
    private static final int SYMBOLS = 25;
    private static final Pattern METADATA = Pattern.compile("metadata\\.([a-z0-9][a-z0-9._-]{0,63})=(.+)");

    private final Finder finder;
    private final KeyFinder keys;
    private final LicenseFinder licenses;
    private final ProductFinder products;
    private final CustomerSummaries customers;
    private final LongQuestions questions;
    private final InstantSource clock;

    SearchController(
            Finder finder,
            CustomerSummaries customers,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            LongQuestions questions,
            InstantSource clock) {
        this.finder = finder;
        this.customers = customers;
        this.keys = keys;
        this.licenses = licenses;
        this.products = products;
        this.questions = questions;
        this.clock = clock;
    }

    /** A question. What it asks for may be a key, so it stands in no URL and in no log. */
    @Schema(name = "SearchQuestion")
    record Question(
            @NotBlank @Size(max = 256) String q,
            @Nullable @Min(1) @Max(MOST) Integer limit) {

        @Override
        public String toString() {
            return "Question[q=…]";
        }
    }

    /** A product whose code begins so. */
    @Schema(name = "ProductHit")
    record ProductHit(String product, @Nullable String name) {}

    /** What is to be said of a key that was asked for and opens nothing now. */
    @Schema(name = "KeyNote")
    record KeyNote(String code, String detail) {}

    /** What was found, of each kind so many at most. {@code machines} is absent for who may not see them. */
    @Schema(name = "SearchAnswer")
    record Found(
            @Nullable KeyNote key,
            List<LicenseView> licenses,
            List<CustomerSummaries.Customer> customers,
            @Nullable List<FoundMachine> machines,
            List<ProductHit> products,
            List<Partner> partners) {}

    @PostMapping("/v1/search")
    @FromReadModel
    @ProblemCodes(unavailable = "READ_MODEL_BUSY")
    @Operation(
            operationId = "search",
            summary = "Licences, customers, machines, products and partners by what somebody has at hand",
            description =
                    "Licences by their key, by its last group, by their id, or by metadata.<name>=<text>; all"
                            + " else by the begin of its name, labels in whatever case. A key stands in the body, never in a URL.")
    Found search(@RequestBody @Valid Question question, Subject subject) {
        String q = NameText.read(question.q());
        int most = question.limit() == null ? USUAL : question.limit();
        return questions.page(() -> found(question.q(), q, most, subject));
    }

    private Found found(String typed, String q, int most, Subject subject) {
        ProductScope scope = subject.products();
        Map<String, LicenseView> found = new LinkedHashMap<>();
        @Nullable KeyNote note = byKey(typed, subject, found);
        PathId.read(q.toLowerCase(Locale.ROOT))
                .flatMap(licenses::find)
                .ifPresent(license -> add(found, license.state(), license.version(), subject));
        Matcher metadata = METADATA.matcher(q);
        if (metadata.matches()) {
            String member = LicenseDocument.member(metadata.group(1), metadata.group(2));
            finder.licenses(LicenseDocument.METADATA, member, scope, most)
                    .forEach(document -> add(found, document.license(), document.version(), subject));
        }
        if (q.length() >= SHORTEST_HINT && q.length() <= LONGEST_HINT) {
            finder.licenses(LicenseDocument.KEY_HINT, new Prefix(q.toUpperCase(Locale.ROOT)), scope, most)
                    .forEach(document -> add(found, document.license(), document.version(), subject));
        }
        return new Found(
                note,
                Redaction.to(subject, found.values().stream().limit(most).toList()),
                customers.page(q, most, null, scope).items(),
                subject.seesInternals() ? finder.machines(q, null, scope, null, most) : null,
                products(q, most, scope),
                finder.partners(new Prefix(q), null, scope, most).stream()
                        .map(Partner::new)
                        .toList());
    }

    /** Looks the key up, if it is one; returns what is to be said where it opens nothing. */
    private @Nullable KeyNote byKey(String q, Subject subject, Map<String, LicenseView> found) {
        TypedKey typed = TypedKey.read(q);
        return switch (keys.owner(typed)) {
            case KeyOwner.Opens(UUID licenseId) -> {
                licenses.find(licenseId).ifPresent(license -> add(found, license.state(), license.version(), subject));
                yield null;
            }
            case KeyOwner.Replaced(UUID licenseId) -> {
                licenses.find(licenseId).ifPresent(license -> add(found, license.state(), license.version(), subject));
                yield found.isEmpty()
                        ? null
                        : new KeyNote("KEY_REPLACED", "This key was replaced by a new one of the same licence.");
            }
            case KeyOwner.Released _, KeyOwner.Nobody _ ->
                typed instanceof TypedKey.Foreign && looksLikeOurs(q)
                        ? new KeyNote(
                                "KEY_MALFORMED",
                                "This looks like a licence key, but a symbol is wrong, missing or in the wrong place.")
                        : null;
        };
    }

    private static boolean looksLikeOurs(String q) {
        return q.chars().filter(Character::isLetterOrDigit).count() == SYMBOLS
                && q.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == ' ');
    }

    private void add(Map<String, LicenseView> found, License.Issued license, long version, Subject subject) {
        if (subject.products().contains(license.product())) {
            found.putIfAbsent(
                    license.licenseId().toString(),
                    LicenseView.of(license, version, products.isVersionDisabled(license), clock.instant()));
        }
    }

    private List<ProductHit> products(String q, int most, ProductScope scope) {
        String folded = LicenseDocument.folded(q);
        return products.documents().stream()
                .map(ProductDocument::product)
                .filter(product -> scope.contains(product.product()))
                .filter(product -> LicenseDocument.folded(product.product()).startsWith(folded)
                        || product.name() != null
                                && LicenseDocument.folded(product.name()).startsWith(folded))
                .limit(most)
                .map(product -> new ProductHit(product.product(), product.name()))
                .toList();
    }
}
