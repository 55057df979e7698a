package io.lictor.command;

import io.lictor.license.Standing;
import io.lictor.term.Span;
import io.lictor.validation.Dates;
import io.lictor.value.Activation;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": a value, not an exception. Its record components are the facts a support person needs; {@link
 * #detail} is a sentence a customer can act on.
 */
public sealed interface Rejection {

    /** The code of the contract, such as {@code ACTIVATION_LIMIT_REACHED}. */
    String code();

    String detail();

    private static String a(Kind kind) {
        return switch (kind) {
            case TRIAL -> "a trial";
            case PERPETUAL -> "a perpetual licence";
            case SUBSCRIPTION -> "a subscription";
        };
    }

    /** {@code withdrawnAt} is there where there was one, of which the history is left. */
    record LicenseNotFound(UUID licenseId, @Nullable Instant withdrawnAt) implements Rejection {

        public LicenseNotFound(UUID licenseId) {
            this(licenseId, null);
        }

        @Override
        public String code() {
            return "LICENSE_NOT_FOUND";
        }

        @Override
        public String detail() {
            return withdrawnAt == null
                    ? "There is no licence " + licenseId + "; check the id, or look the licence up by its key."
                    : "Licence " + licenseId + " was withdrawn on " + Dates.format(withdrawnAt)
                            + " because nobody had used it; only its history is left.";
        }
    }

    record ProductNotFound(String product) implements Rejection {
        @Override
        public String code() {
            return "PRODUCT_NOT_FOUND";
        }

        @Override
        public String detail() {
            return "There is no product " + product + "; define it first.";
        }
    }

    /** The caller's credential is limited to other products; it is told so whether there is this one or not. */
    record ProductNotAllowed(String product) implements Rejection {
        @Override
        public String code() {
            return "PRODUCT_NOT_ALLOWED";
        }

        @Override
        public String detail() {
            return "Your credential is not for product " + product + "; ask an administrator for one that is.";
        }
    }

    record VersionNotFound(String product, String version) implements Rejection {
        @Override
        public String code() {
            return "VERSION_NOT_FOUND";
        }

        @Override
        public String detail() {
            return "Product " + product + " has no version " + version + "; release it first.";
        }
    }

    /** {@code machines} are the first hundred of those in use; the rest is in the list of activations. */
    record ActivationLimitReached(int limit, int inUse, List<Activation> machines) implements Rejection {

        private static final int SHOWN = 100;

        public static ActivationLimitReached of(int limit, List<Activation> machines) {
            return new ActivationLimitReached(
                    limit, machines.size(), machines.stream().limit(SHOWN).toList());
        }

        @Override
        public String code() {
            return "ACTIVATION_LIMIT_REACHED";
        }

        @Override
        public String detail() {
            return used() + " Deactivate a machine that is no longer needed, or buy another seat.";
        }

        private String used() {
            if (inUse > limit) {
                return "This licence is for " + Dates.count(limit, "machine") + ", and " + inUse + " are activated.";
            }
            return limit == 1
                    ? "The one activation of this licence is in use."
                    : "All " + limit + " activations of this licence are in use.";
        }
    }

    record LicenseExpired(Instant expiredAt) implements Rejection {
        @Override
        public String code() {
            return "LICENSE_EXPIRED";
        }

        @Override
        public String detail() {
            return "This licence expired on " + Dates.format(expiredAt) + ". Buy a new one to go on.";
        }
    }

    record LicenseDisabled(Standing.Cause cause, @Nullable String reason) implements Rejection {

        public LicenseDisabled withoutReason() {
            return new LicenseDisabled(cause, null);
        }

        @Override
        public String code() {
            return "LICENSE_DISABLED";
        }

        @Override
        public String detail() {
            return switch (cause) {
                case SUSPENDED -> "This licence is suspended; the vendor can enable it again.";
                case REVOKED -> "This licence was revoked for good; ask the vendor for another.";
                case VERSION_DISABLED ->
                    "The version this licence is for was disabled; upgrade to a newer version, or ask the vendor.";
            };
        }
    }

    record LicensePending(Instant validFrom) implements Rejection {
        @Override
        public String code() {
            return "LICENSE_PENDING";
        }

        @Override
        public String detail() {
            return "This licence begins on " + Dates.format(validFrom) + "; try again then.";
        }
    }

    record LicenseUpgraded(UUID successorId) implements Rejection {
        @Override
        public String code() {
            return "LICENSE_UPGRADED";
        }

        @Override
        public String detail() {
            return "This licence was replaced by licence " + successorId + "; use that one and its key.";
        }
    }

    /**
     * Neither a newer version nor a subscription instead of a perpetual licence. {@code version} is the one that the
     * licence has, {@code toVersion} the one that was asked for; absent is open to all.
     */
    record NotAnUpgrade(
            Kind kind,
            @Nullable String version,
            Kind toKind,
            @Nullable String toVersion,
            Why why) implements Rejection {

        /** Fault of the request. */
        public enum Why {
            OLDER_VERSION,
            SAME_VERSION,
            COVERED_VERSION
        }

        @Override
        public String code() {
            return "NOT_AN_UPGRADE";
        }

        @Override
        public String detail() {
            return fault() + " " + remedy();
        }

        private String fault() {
            return switch (why) {
                case OLDER_VERSION ->
                    "Version " + toVersion + " is older than " + version + ", which this licence is for.";
                case SAME_VERSION ->
                    version == null
                            ? "This is " + a(kind) + " for all versions already, and would cover nothing more."
                            : "This is " + a(kind) + " for version " + version + " already.";
                case COVERED_VERSION -> "This is " + a(kind) + " that covers version " + toVersion + " already.";
            };
        }

        private String remedy() {
            if (why == Why.OLDER_VERSION) {
                return "Name a newer version; for the older one, issue another licence.";
            }
            return switch (kind) {
                case TRIAL -> "A trial is bought by converting it; an upgrade goes to a newer version.";
                case PERPETUAL ->
                    "An upgrade goes to a newer version or to a subscription. Releases to come are covered by a longer"
                            + " upgrade period.";
                case SUBSCRIPTION -> "An upgrade goes to a newer version; a subscription goes on by a renewal.";
            };
        }
    }

    record RenewalNotOpen(Instant opensAt, Instant endsAt) implements Rejection {
        @Override
        public String code() {
            return "RENEWAL_NOT_OPEN";
        }

        @Override
        public String detail() {
            return "The term runs until " + Dates.format(endsAt) + " and can be renewed from " + Dates.format(opensAt)
                    + " on; try again then.";
        }
    }

    record NotASubscription(Kind kind) implements Rejection {
        @Override
        public String code() {
            return "NOT_A_SUBSCRIPTION";
        }

        @Override
        public String detail() {
            return "This is " + a(kind) + "; only a subscription has a term that can be renewed.";
        }
    }

    record PartnerManaged(@Nullable String partnerId) implements Rejection {
        @Override
        public String code() {
            return "PARTNER_MANAGED";
        }

        @Override
        public String detail() {
            return "This licence was bought through a partner; ask the partner to arrange its renewal.";
        }
    }

    record ActivationNotFound(String fingerprint) implements Rejection {
        @Override
        public String code() {
            return "ACTIVATION_NOT_FOUND";
        }

        @Override
        public String detail() {
            return "This machine is not activated on this licence, so there is nothing to free; its activations list those that are.";
        }
    }

    record DeactivationAllowanceUsed(int allowed, String period, Instant nextPossibleAt) implements Rejection {
        @Override
        public String code() {
            return "DEACTIVATION_ALLOWANCE_USED";
        }

        @Override
        public String detail() {
            return "You can free " + Dates.count(allowed, "machine") + " within " + Dates.format(Span.parse(period))
                    + "; the next one from " + Dates.format(nextPossibleAt)
                    + " on. The vendor can free one for you sooner.";
        }
    }

    /** {@code usedBy} is absent where it is none of the caller's business. */
    record KeyAlreadyUsed(@Nullable UUID usedBy) implements Rejection {
        @Override
        public String code() {
            return "KEY_ALREADY_USED";
        }

        @Override
        public String detail() {
            return usedBy == null
                    ? "This key belongs to another licence already; import this one with a key of its own."
                    : "This key belongs to licence " + usedBy + " already; import this one with a key of its own.";
        }
    }

    record AlreadyRevoked(Instant revokedAt) implements Rejection {
        @Override
        public String code() {
            return "ALREADY_REVOKED";
        }

        @Override
        public String detail() {
            return "This licence was revoked on " + Dates.format(revokedAt) + ", which is final; issue a new one.";
        }
    }

    record NotATrial(Kind kind) implements Rejection {
        @Override
        public String code() {
            return "NOT_A_TRIAL";
        }

        @Override
        public String detail() {
            return "This is " + a(kind) + ", and only a trial can be converted; upgrade it instead.";
        }
    }

    /** The end asked for lies before the one there is; nothing is shortened by extending it. */
    record NotAnExtension(Instant endsAt) implements Rejection {
        @Override
        public String code() {
            return "NOT_AN_EXTENSION";
        }

        @Override
        public String detail() {
            return "It already runs until " + Dates.format(endsAt) + "; name a later instant.";
        }
    }

    /** {@code members} is how many there would be. */
    record MetadataLimitReached(int limit, int members) implements Rejection {
        @Override
        public String code() {
            return "METADATA_LIMIT_REACHED";
        }

        @Override
        public String detail() {
            return "This licence would have " + members + " members of metadata, and may have " + limit
                    + ". Remove those that are not needed any more.";
        }
    }

    /** Somebody has made use of it: there is something to lose. */
    record LicenseInUse(Because because, int machines) implements Rejection {

        /** Obstacle to a withdrawal. */
        public enum Because {
            ACTIVATED,
            CHANGED,
            UPGRADE
        }

        @Override
        public String code() {
            return "LICENSE_IN_USE";
        }

        @Override
        public String detail() {
            return switch (because) {
                case ACTIVATED ->
                    "A machine was activated on this licence, so it can't be withdrawn any more; disable it instead.";
                case CHANGED ->
                    "This licence was changed since it came, so it can't be withdrawn any more; disable it instead.";
                case UPGRADE ->
                    "This licence came by an upgrade, so it can't be withdrawn; revoke it to give the one before it"
                            + " its place back.";
            };
        }
    }

    /** Rejection of a further payment: none of those kept is forgotten, as it might come again. */
    record BillingsFull(int limit) implements Rejection {
        @Override
        public String code() {
            return "BILLINGS_FULL";
        }

        @Override
        public String detail() {
            return "This licence was renewed for " + limit + " payments already, which is as many as are remembered;"
                    + " renew it without naming one, or issue another licence.";
        }
    }

    /**
     * Something wrong with a request that only the facts can tell.
     *
     * @param pointer where in the body, as a JSON pointer
     * @param violation what is wrong there, to continue a sentence: "The field /period …"
     */
    record InvalidRequest(String pointer, String violation) implements Rejection {

        public static InvalidRequest beyondHorizon(String pointer) {
            return new InvalidRequest(pointer, "leads to an instant after 9999-12-31T23:59:59.999Z, the last there is");
        }

        @Override
        public String code() {
            return "INVALID_REQUEST";
        }

        @Override
        public String detail() {
            return "The field " + pointer + " " + violation + ".";
        }
    }

    record TokenNotFound(UUID tokenId) implements Rejection {
        @Override
        public String code() {
            return "TOKEN_NOT_FOUND";
        }

        @Override
        public String detail() {
            return "There is no token " + tokenId + "; GET /v1/tokens lists those there are.";
        }
    }

    /** Rejection of the revocation of the last admin token: nobody could make another. */
    record LastAdminToken(UUID tokenId) implements Rejection {
        @Override
        public String code() {
            return "LAST_ADMIN_TOKEN";
        }

        @Override
        public String detail() {
            return "This is the last token that may do everything; make another admin token first.";
        }
    }

    /** Someone else changed the licence since the caller last saw it. */
    record Conflict(long currentVersion) implements Rejection {
        @Override
        public String code() {
            return "CONFLICT";
        }

        @Override
        public String detail() {
            return "This licence is at version " + currentVersion
                    + ", which is not the one that If-Match names: it was changed in"
                    + " the meantime, or that never was its version. Read it again, and repeat the command if it still applies.";
        }
    }
}
