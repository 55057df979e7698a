package io.lictor.validation;

import static io.lictor.Samples.at;
import static io.lictor.Samples.recorded;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.product.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A licence, its product, and the software that asks about it. */
final class Vendor {

    private final List<Event> events = new ArrayList<>();

    private Vendor() {}

    static Vendor given(Event... events) {
        return new Vendor().and(events);
    }

    Vendor and(Event... more) {
        events.addAll(List.of(more));
        return this;
    }

    ValidationResult when(Question question, String at) {
        return when(question, at(at));
    }

    ValidationResult when(Question question, Instant at) {
        License license = License.NOT_ISSUED;
        Product product = Product.UNDEFINED;
        for (Event event : events) {
            if (event instanceof LicenseEvent happened) {
                license = LicenseFold.evolve(license, happened);
            } else if (event instanceof ProductEvent happened) {
                product = Product.evolve(product, happened);
            }
        }
        return Validation.validate((License.Issued) license, product, question.query(), at, this::history);
    }

    private List<RecordedEvent> history() {
        return recorded(events);
    }

    /** The software's question. */
    record Question(ValidationQuery query) {

        static Question from(String fingerprint) {
            return new Question(new ValidationQuery(fingerprint, null, null, null, List.of()));
        }

        Question of(String product) {
            return new Question(new ValidationQuery(
                    query.fingerprint(), product, query.version(), query.releasedAt(), query.modules()));
        }

        Question version(String version) {
            return new Question(new ValidationQuery(
                    query.fingerprint(), query.product(), version, query.releasedAt(), query.modules()));
        }

        Question releasedAt(String releasedAt) {
            return new Question(new ValidationQuery(
                    query.fingerprint(), query.product(), query.version(), at(releasedAt), query.modules()));
        }

        Question wants(String... modules) {
            return new Question(new ValidationQuery(
                    query.fingerprint(), query.product(), query.version(), query.releasedAt(), List.of(modules)));
        }
    }
}
