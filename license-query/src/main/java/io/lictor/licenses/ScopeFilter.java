package io.lictor.licenses;

import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.readmodel.LicenseDocument;
import org.bson.conversions.Bson;

/** Which licences somebody sees. */
final class ScopeFilter {

    private ScopeFilter() {}

    static Bson filter(ProductScope products) {
        return switch (products) {
            case ProductScope.All _ -> Filters.empty();
            case ProductScope.Only only ->
                Filters.in(
                        LicenseDocument.PRODUCT,
                        only.products().stream().sorted().toList());
        };
    }
}
