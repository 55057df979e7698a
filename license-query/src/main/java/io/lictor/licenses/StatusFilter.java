package io.lictor.licenses;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static io.lictor.readmodel.LicenseDocument.AUTO_RENEW_OFF;
import static io.lictor.readmodel.LicenseDocument.DISABLED;
import static io.lictor.readmodel.LicenseDocument.ENDS_AT;
import static io.lictor.readmodel.LicenseDocument.EXPIRES_AT;
import static io.lictor.readmodel.LicenseDocument.NONE;
import static io.lictor.readmodel.LicenseDocument.PRODUCT;
import static io.lictor.readmodel.LicenseDocument.PRODUCT_VERSION;
import static io.lictor.readmodel.LicenseDocument.RIGHT_RETURNS_AT;
import static io.lictor.readmodel.LicenseDocument.UPGRADED;
import static io.lictor.readmodel.LicenseDocument.VALID_FROM;

import io.lictor.documents.MongoDates;
import io.lictor.license.Status;
import io.lictor.lookup.DisabledVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * {@link Status#of} in MongoDB's words: the one place where its rules are said a second time, held to the first by
 * generated cases.
 */
final class StatusFilter {

    private final DisabledVersions disabledVersions;
    private final Date at;

    StatusFilter(DisabledVersions disabledVersions, Instant at) {
        this.disabledVersions = disabledVersions;
        this.at = MongoDates.of(at);
    }

    /** The licences in any of these statuses. */
    public Bson anyOf(Collection<Status> statuses) {
        // One alone is said as it is, and an index may answer a part of it.
        return statuses.size() == 1
                ? of(statuses.iterator().next())
                : or(statuses.stream().map(this::of).toList());
    }

    /** The licences in this status. */
    public Bson of(Status status) {
        return switch (status) {
            case DISABLED -> or(disabled());
            // It has ended before, which is what lists are in the order of.
            case EXPIRED -> and(enabled(), lte(EXPIRES_AT, at), lte(ENDS_AT, at));
            case PENDING -> and(enabled(), gt(EXPIRES_AT, at), gt(VALID_FROM, at));
            case UPGRADED -> and(begun(), upgraded());
            case GRACE -> and(begun(), nor(upgraded()), lte(ENDS_AT, at));
            case CANCELED -> and(begun(), nor(upgraded()), gt(ENDS_AT, at), eq(AUTO_RENEW_OFF, true));
            case ACTIVE -> and(begun(), nor(upgraded()), gt(ENDS_AT, at), eq(AUTO_RENEW_OFF, false));
        };
    }

    private Bson begun() {
        return and(enabled(), gt(EXPIRES_AT, at), lte(VALID_FROM, at));
    }

    /** Documents of releases that knew no return have none, and are right for ever. */
    private Bson upgraded() {
        return and(eq(UPGRADED, true), nor(lte(RIGHT_RETURNS_AT, at)));
    }

    private Bson enabled() {
        return nor(disabled());
    }

    private List<Bson> disabled() {
        List<Bson> ways = new ArrayList<>();
        ways.add(ne(DISABLED, NONE));
        disabledVersions
                .products()
                .forEach(of -> ways.add(and(eq(PRODUCT, of.product()), in(PRODUCT_VERSION, of.versions()))));
        return ways;
    }
}
