package io.lictor.scenarios;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.asof.AsOf;
import io.lictor.asof.AsOf.Past;
import io.lictor.asof.AsOf.Present;
import io.lictor.asof.Population;
import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.LicenseList;
import io.lictor.lookup.DisabledVersions;
import io.lictor.lookup.ProductFinder;
import io.lictor.product.Product;
import io.lictor.projection.Projection;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.LongQuestions;
import io.lictor.reading.ReadAfterWrite;
import io.lictor.readmodel.ProductDocument;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductProblems;
import io.lictor.web.Violation;
import io.lictor.whatif.Change;
import io.lictor.whatif.Judged;
import io.lictor.whatif.WhatIf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Effects of another policy on the present licences. Nothing is written. */
@RestController
@Tag(name = "What if")
public class WhatIfController {

    private final AsOf asOf;
    private final LicenseList licenses;
    private final ProductFinder products;
    private final Projection projection;
    private final LongQuestions questions;

    public WhatIfController(
            AsOf asOf, LicenseList licenses, ProductFinder products, Projection projection, LongQuestions questions) {
        this.asOf = asOf;
        this.licenses = licenses;
        this.products = products;
        this.projection = projection;
        this.questions = questions;
    }

    @PostMapping("/v1/what-if")
    @FromReadModel(orFromEvents = true)
    @ProblemCodes(
            forbidden = "PRODUCT_NOT_ALLOWED",
            notFound = {"PRODUCT_NOT_FOUND", "VERSION_NOT_FOUND"},
            unavailable = {"AS_OF_BUILDING", "AS_OF_BUSY", "READ_MODEL_BUILDING"})
    @Operation(
            operationId = "whatIf",
            summary = "Who would change status under another policy",
            description =
                    "Judges every licence as of an instant under its own policy and under the changed one, and writes"
                            + " nothing. A changed upgrade period moves the end of those that came from the policy only, not of"
                            + " those that were ordered, imported or extended to another instant.")
    WhatIfAnswer whatIf(@RequestBody @Valid WhatIfQuestion question, Subject subject) {
        Change change = question.change();
        if (change.isEmpty()) {
            throw ProblemException.invalid(new Violation(
                    "", "must change something: policy, activationLimit, unlimitedActivations or disableVersion"));
        }
        refuseBeyond(question, subject);
        return switch (asOf.of(question.at())) {
            case Present(Instant at) -> questions.overAll(() -> now(question, change, subject.products(), at));
            case Past(Population then) -> questions.overAll(() -> past(question, change, subject.products(), then));
        };
    }

    private WhatIfAnswer now(WhatIfQuestion question, Change change, ProductScope scope, Instant at) {
        if (projection.rebuild().isRunning()) {
            throw ReadAfterWrite.incomplete(projection);
        }
        if (question.product() != null) {
            defined(products.find(question.product()), question.product());
        }
        Change.OneVersion version = change.disableVersion();
        if (version != null) {
            known(products.find(version.product()), version);
        }
        DisabledVersions disabled = products.disabledVersions();
        Supplier<Stream<Judged>> all = () -> licenses.all(question.product(), scope)
                .map(found -> new Judged(found.state(), disabled.covers(found.state())));
        return answer(question, change, all, at);
    }

    private static WhatIfAnswer past(WhatIfQuestion question, Change change, ProductScope scope, Population then) {
        if (question.product() != null) {
            defined(product(then, question.product()), question.product());
        }
        Change.OneVersion version = change.disableVersion();
        if (version != null) {
            known(product(then, version.product()), version);
        }
        Supplier<Stream<Judged>> all = () -> then.licenses().stream()
                .filter(found -> scope.contains(found.state().product()))
                .filter(found -> question.product() == null
                        || question.product().equals(found.state().product()))
                .map(found -> new Judged(found.state(), then.isVersionDisabled(found.state())));
        return answer(question, change, all, then.at());
    }

    private static WhatIfAnswer answer(
            WhatIfQuestion question, Change change, Supplier<Stream<Judged>> licenses, Instant at) {
        return WhatIfAnswer.of(at, WhatIf.of(() -> licenses.get().iterator(), change, at, question.sampleSize()));
    }

    private static void refuseBeyond(WhatIfQuestion question, Subject subject) {
        if (question.product() != null) {
            ProductProblems.refuseBeyond(question.product(), subject);
        }
        if (question.disableVersion() != null) {
            ProductProblems.refuseBeyond(question.disableVersion().product(), subject);
        }
    }

    private static Product product(Population then, String code) {
        ProductDocument document = then.products().get(code);
        return document == null ? Product.UNDEFINED : document.product();
    }

    private static void defined(Product product, String code) {
        if (product instanceof Product.Undefined) {
            throw ProblemException.notFound(
                    "PRODUCT_NOT_FOUND",
                    "There is no product " + code + "; GET /v1/products lists those there are.",
                    Map.of("product", code));
        }
    }

    private static void known(Product product, Change.OneVersion version) {
        defined(product, version.product());
        if (product.version(version.version()).isEmpty()) {
            throw ProblemException.notFound(
                    "VERSION_NOT_FOUND",
                    "Product " + version.product() + " has no version " + version.version()
                            + "; GET /v1/products/{product} lists those it has.",
                    Map.of("product", version.product(), "version", version.version()));
        }
    }
}
