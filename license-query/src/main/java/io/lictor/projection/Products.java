package io.lictor.projection;

import static java.util.stream.Collectors.groupingBy;

import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.product.Product;
import io.lictor.projection.Guarded.Change;
import io.lictor.readmodel.ProductDocument;
import io.lictor.readmodel.ReadModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** The products and their versions. */
final class Products implements Part {

    private final Guarded documents;

    Products(ReadModel readModel) {
        this.documents = new Guarded(readModel.products(), ProductDocument.VERSION);
    }

    @Override
    public void fold(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> byProduct = events.stream()
                .filter(recorded -> recorded.event() instanceof ProductEvent)
                .collect(groupingBy(
                        recorded -> ((ProductEvent) recorded.event()).product(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (byProduct.isEmpty()) {
            return;
        }
        Map<String, Document> present = documents.read(byProduct.keySet());
        List<Change> changes = new ArrayList<>();
        byProduct.forEach((code, news) -> {
            Document document = present.get(code);
            Product product = document == null ? Product.UNDEFINED : ProductDocument.read(document).product();
            long before = document == null ? 0 : document.getLong(ProductDocument.VERSION);
            long version = before;
            for (RecordedEvent recorded : news) {
                if (Sequence.isNext(version, recorded)) {
                    product = Product.evolve(product, (ProductEvent) recorded.event());
                    version++;
                }
            }
            if (version > before && product instanceof Product.Defined defined) {
                changes.add(new Change(before, new ProductDocument(defined, version).write()));
            }
        });
        documents.write(changes);
    }
}
