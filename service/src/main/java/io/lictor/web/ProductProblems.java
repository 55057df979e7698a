package io.lictor.web;

import io.lictor.access.Subject;
import java.util.Map;

/** Problems of requests that name a product their credential is not for. */
public final class ProductProblems {

    private ProductProblems() {}

    /** {@link ProblemException} 403 where {@code product} is beyond the caller, whether there is such a product or not. */
    public static void refuseBeyond(String product, Subject subject) {
        if (!subject.products().contains(product)) {
            throw new ProblemException(
                    403,
                    "PRODUCT_NOT_ALLOWED",
                    "Your credential is not for product " + product + "; ask an administrator for one that is.",
                    Map.of("product", product));
        }
    }
}
