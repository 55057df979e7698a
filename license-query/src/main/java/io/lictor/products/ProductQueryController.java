package io.lictor.products;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.asof.AsOf;
import io.lictor.asof.AsOf.Past;
import io.lictor.asof.AsOf.Present;
import io.lictor.asof.AsOf.Source;
import io.lictor.asof.Population;
import io.lictor.docs.ProblemCodes;
import io.lictor.docs.Tagged;
import io.lictor.licenses.Counts;
import io.lictor.licenses.LicenseCounts;
import io.lictor.licenses.Page;
import io.lictor.licenses.PastCounts;
import io.lictor.lookup.ProductFinder;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.readmodel.ProductDocument;
import io.lictor.web.AsName;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products, their versions and their licence counts. */
@RestController
@RequestMapping("/v1/products")
@FromReadModel(pastFromEvents = true)
@ProblemCodes(unavailable = {"AS_OF_BUILDING", "AS_OF_BUSY"})
@Tag(name = "Products")
public class ProductQueryController {

    private final ProductFinder products;
    private final LicenseCounts counts;
    private final AsOf asOf;
    private final LongQuestions questions;

    public ProductQueryController(ProductFinder products, LicenseCounts counts, AsOf asOf, LongQuestions questions) {
        this.products = products;
        this.counts = counts;
        this.asOf = asOf;
        this.questions = questions;
    }

    @GetMapping
    @Operation(operationId = "listProducts", summary = "All products that the caller may see, now or as of an instant")
    Page<ProductView> products(
            @Parameter(description = AsOf.PARAMETER) @RequestParam(required = false) @Nullable Instant at,
            Subject subject) {
        Source source = asOf.of(at);
        Counts counts = counts(source, subject.products());
        return Page.all(documents(source).stream()
                .filter(document ->
                        subject.products().contains(document.product().product()))
                .map(document -> view(document, counts))
                .sorted(Comparator.comparing(ProductView::product))
                .toList());
    }

    @GetMapping("/{product}")
    @ProblemCodes(forbidden = "PRODUCT_NOT_ALLOWED", notFound = "PRODUCT_NOT_FOUND")
    @Tagged
    @Operation(
            operationId = "getProduct",
            summary = "A product, its versions and how many licences it has, now or as of an instant")
    ProductView product(
            @PathVariable @AsName String product,
            @Parameter(description = AsOf.PARAMETER) @RequestParam(required = false) @Nullable Instant at,
            Subject subject,
            HttpServletResponse response) {
        ProductProblems.refuseBeyond(product, subject);
        Source source = asOf.of(at);
        ProductDocument document = document(product, source)
                .orElseThrow(() -> ProblemException.notFound(
                        "PRODUCT_NOT_FOUND",
                        "There is no product " + product + "; GET /v1/products lists those there are.",
                        Map.of("product", product)));
        response.setHeader(HttpHeaders.ETAG, "\"" + document.version() + "\"");
        return view(document, counts(source, new ProductScope.Only(Set.of(product))));
    }

    private Collection<ProductDocument> documents(Source source) {
        return switch (source) {
            case Present _ -> products.documents();
            case Past(Population then) -> then.products().values();
        };
    }

    private Optional<ProductDocument> document(String product, Source source) {
        return switch (source) {
            case Present _ -> products.document(product);
            case Past(Population then) -> Optional.ofNullable(then.products().get(product));
        };
    }

    private Counts counts(Source source, ProductScope among) {
        return switch (source) {
            case Present(Instant at) -> counts.at(at, among);
            case Past(Population then) -> questions.overAll(() -> PastCounts.of(then, among));
        };
    }

    private static ProductView view(ProductDocument document, Counts counts) {
        return ProductView.of(
                document.product(), counts.byStatus(document.product().product()));
    }
}
