package io.lictor.portfolio;

import io.lictor.access.Subject;
import io.lictor.docs.Refuses;
import io.lictor.docs.Tagged;
import io.lictor.licenses.LicenseCounts;
import io.lictor.licenses.Page;
import io.lictor.reading.FromReadModel;
import io.lictor.readmodel.ProductDocument;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is licensed. */
@RestController
@RequestMapping("/v1/products")
@FromReadModel
@Tag(name = "Products")
public class ProductController {

    private final ProductFinder products;
    private final LicenseCounts counts;
    private final InstantSource clock;

    public ProductController(ProductFinder products, LicenseCounts counts, InstantSource clock) {
        this.products = products;
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listProducts", summary = "All products that the caller may see")
    Page<ProductView> products(Subject subject) {
        Instant at = clock.instant();
        return Page.all(products.documents().stream()
                .filter(document ->
                        subject.products().contains(document.product().product()))
                .map(document -> view(document, at))
                .sorted(Comparator.comparing(ProductView::product))
                .toList());
    }

    @GetMapping("/{product}")
    @Refuses(forbidden = "PRODUCT_NOT_ALLOWED", notFound = "PRODUCT_NOT_FOUND")
    @Tagged
    @Operation(operationId = "getProduct", summary = "A product, its versions and how many licences it has")
    ProductView product(@PathVariable String product, Subject subject, HttpServletResponse response) {
        ProductProblems.refuseBeyond(product, subject);
        ProductDocument document = products.document(product)
                .orElseThrow(() -> ProblemException.notFound(
                        "PRODUCT_NOT_FOUND", "There is no product " + product + ".", Map.of("product", product)));
        response.setHeader(HttpHeaders.ETAG, "\"" + document.version() + "\"");
        return view(document, clock.instant());
    }

    private ProductView view(ProductDocument document, Instant at) {
        return ProductView.of(
                document.product(), counts.byStatus(document.product().product(), at));
    }
}
