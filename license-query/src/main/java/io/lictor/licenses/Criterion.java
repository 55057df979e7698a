package io.lictor.licenses;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import io.lictor.counts.Cell;
import io.lictor.documents.MongoDates;
import io.lictor.license.License.Issued;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a list, said twice: of a licence, and in MongoDB's words. A test holds the two to each other over
 * generated licences.
 *
 * @param text name and value, by which a cursor knows its question
 * @param holds whether it holds of a licence at an instant
 * @param filter the documents of which it holds at an instant
 * @param cells the cells in whose licences it holds, and in no others; null where it doesn't go by cells
 */
record Criterion(
        String text,
        BiPredicate<Issued, Instant> holds,
        Function<Instant, Bson> filter,
        @Nullable Predicate<Cell> cells) {

    static Criterion product(String product) {
        return equal(LicenseDocument.PRODUCT, product, Issued::product)
                .in(cell -> cell.product().equals(product));
    }

    static Criterion version(String version) {
        return equal(LicenseDocument.PRODUCT_VERSION, version, license -> LicenseDocument.orNone(license.version()))
                .in(cell -> cell.version().equals(version));
    }

    static Criterion customer(String customer) {
        return equal(LicenseDocument.CUSTOMER, customer, Issued::customer);
    }

    static Criterion partner(String partner) {
        return equal(LicenseDocument.PARTNER, partner, license -> LicenseDocument.orNone(license.partnerId()));
    }

    static Criterion kind(Kind kind) {
        return equal(
                        LicenseDocument.KIND,
                        kind.name(),
                        license -> license.kind().name())
                .in(cell -> cell.kind() == kind);
    }

    static Criterion channel(Channel channel) {
        return equal(
                        LicenseDocument.CHANNEL,
                        channel.name(),
                        license -> license.channel().name())
                .in(cell -> cell.channel() == channel);
    }

    /** Licences with the module at the instant. */
    static Criterion module(String code) {
        return new Criterion(
                "module=" + code,
                (license, at) -> license.module(code)
                        .filter(grant -> grant.isLicensedAt(at))
                        .isPresent(),
                at -> new Document(
                        LicenseDocument.MODULE_TERMS,
                        new Document(
                                "$elemMatch",
                                new Document("$gt", LicenseDocument.moduleTerm(code, at))
                                        .append("$lt", LicenseDocument.behindModuleTerms(code)))),
                null);
    }

    /** Licences whose term, trial or validity ends before the instant. */
    static Criterion endsBefore(Instant end) {
        var bound = MongoDates.of(end);
        return always(
                "endsBefore=" + end,
                license -> MongoDates.of(license.endsAt()).before(bound),
                lt(LicenseDocument.ENDS_AT, bound));
    }

    /** Licences whose term, trial or validity ends at the instant or later. */
    static Criterion endsFrom(Instant begin) {
        var bound = MongoDates.of(begin);
        var never = MongoDates.of(null);
        return always(
                "endsFrom=" + begin,
                license -> !MongoDates.of(license.endsAt()).before(bound)
                        && MongoDates.of(license.endsAt()).before(never),
                and(gte(LicenseDocument.ENDS_AT, bound), lt(LicenseDocument.ENDS_AT, never)));
    }

    static Criterion issuedFrom(Instant begin) {
        var bound = MongoDates.of(begin);
        return always(
                "issuedFrom=" + begin,
                license -> !MongoDates.of(license.issuedAt()).before(bound),
                gte(LicenseDocument.ISSUED_AT, bound));
    }

    static Criterion issuedBefore(Instant end) {
        var bound = MongoDates.of(end);
        return always(
                "issuedBefore=" + end,
                license -> MongoDates.of(license.issuedAt()).before(bound),
                lt(LicenseDocument.ISSUED_AT, bound));
    }

    /** Subscriptions whose customer wants to go on, or does not; no others. */
    static Criterion autoRenew(boolean wanted) {
        return always(
                "autoRenew=" + wanted,
                license -> license.term() != null && license.autoRenew() == wanted,
                and(eq(LicenseDocument.KIND, Kind.SUBSCRIPTION.name()), eq(LicenseDocument.AUTO_RENEW_OFF, !wanted)));
    }

    /** Licences with more machines in use than the limit allows, or the others. */
    static Criterion over(boolean wanted) {
        return always(
                "over=" + wanted,
                license -> LicenseDocument.isOver(license) == wanted,
                wanted ? eq(LicenseDocument.OVER, true) : ne(LicenseDocument.OVER, true));
    }

    /** Licences with a machine in use, or those with none. */
    static Criterion activated(boolean wanted) {
        return always(
                "activated=" + wanted,
                license -> license.activations().isEmpty() != wanted,
                wanted ? gt(LicenseDocument.USED, 0) : eq(LicenseDocument.USED, 0));
    }

    /** Licences with this machine in use. */
    static Criterion fingerprint(String fingerprint) {
        return always(
                "fingerprint=" + fingerprint,
                license -> license.activations().containsKey(fingerprint),
                eq(LicenseDocument.FINGERPRINTS, fingerprint));
    }

    static Criterion metadata(String name, String text) {
        return always(
                "metadata." + name + "=" + text,
                license -> text.equals(license.metadata().get(name)),
                eq(LicenseDocument.METADATA, LicenseDocument.member(name, text)));
    }

    private static Criterion equal(String field, String value, Function<Issued, String> of) {
        return always(field + "=" + value, license -> value.equals(of.apply(license)), eq(field, value));
    }

    private static Criterion always(String text, Predicate<Issued> holds, Bson filter) {
        return new Criterion(text, (license, _) -> holds.test(license), _ -> filter, null);
    }

    private Criterion in(Predicate<Cell> which) {
        return new Criterion(text, holds, filter, which);
    }
}
