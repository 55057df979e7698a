package io.lictor.readmodel;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lictor.license.AnnouncedInstants;
import io.lictor.license.Contract;
import io.lictor.license.Disabled;
import io.lictor.license.License;
import io.lictor.license.Succession;
import io.lictor.license.TrackRecord;
import io.lictor.license.Validity;
import io.lictor.product.Product;
import io.lictor.store.json.EventJson;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Activation;
import io.lictor.value.KeyRef;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.util.List;

/**
 * The records both sides embed, as one string in a document: cheap to store and to clone, and no second description of
 * a licence that could drift from the first.
 */
public final class FactsJson<T> {

    private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

    /** Written without the names of their members, which would be half of the text, of a million licences. */
    private static final List<Class<?>> WITHOUT_NAMES = List.of(
            License.Issued.class,
            Contract.class,
            Validity.class,
            Succession.class,
            TrackRecord.class,
            Disabled.class,
            AnnouncedInstants.class,
            Term.class,
            TermCount.class,
            Activation.class,
            ModuleGrant.class,
            Policy.class,
            Policy.Allowance.class,
            KeyRef.class);

    public static final FactsJson<License.Issued> LICENSE = new FactsJson<>(License.Issued.class);
    public static final FactsJson<Product.Defined> PRODUCT = new FactsJson<>(Product.Defined.class);

    private final ObjectReader reader;
    private final ObjectWriter writer;

    /** Reader and writer of records of a projection. */
    public FactsJson(Class<T> type) {
        // Machines and versions stand in the order in which they came; sorted by key it would be lost.
        var mapper = EventJson.mapper()
                .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .registerModule(LimitJson.MODULE);
        WITHOUT_NAMES.forEach(each -> mapper.configOverride(each).setFormat(ARRAY));
        reader = mapper.readerFor(type);
        writer = mapper.writerFor(type);
    }

    public T read(String facts) {
        try {
            return reader.readValue(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The read model holds facts this release can't read; rebuild it", e);
        }
    }

    public String write(T facts) {
        try {
            return writer.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts that can't be written", e);
        }
    }
}
