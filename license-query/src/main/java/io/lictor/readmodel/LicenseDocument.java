package io.lictor.readmodel;

import io.lictor.documents.MongoDates;
import io.lictor.license.Disabled;
import io.lictor.license.License;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A licence in the read model: its facts, and beside them the scalars by which lists are filtered and sorted. Nothing
 * in it depends on the time of reading; a status never does stand here.
 */
public record LicenseDocument(License.Issued license, long version, EarlierPlaces earlier) {

    public static final String ID = "_id";
    public static final String VERSION = "version";
    public static final String FACTS = "facts";
    public static final String PRODUCT = "product";
    public static final String PRODUCT_VERSION = "productVersion";
    public static final String CUSTOMER = "customer";
    public static final String PARTNER = "partner";
    public static final String KIND = "kind";
    public static final String CHANNEL = "channel";
    /** Modules with their ends, as {@link #moduleTerm} writes them. */
    public static final String MODULE_TERMS = "moduleTerms";

    public static final String DISABLED = "disabled";
    public static final String VALID_FROM = "validFrom";
    public static final String ENDS_AT = "endsAt";
    public static final String EXPIRES_AT = "expiresAt";
    public static final String UPGRADED = "upgraded";
    public static final String RIGHT_RETURNS_AT = "rightReturnsAt";
    public static final String AUTO_RENEW_OFF = "autoRenewOff";
    public static final String ISSUED_AT = "issuedAt";
    public static final String USED = "used";

    /** Contribution to a sum of limits. */
    public static final String LIMIT = "limit";

    /** 1 where there may be any number of machines, to be summed up. */
    public static final String UNLIMITED = "unlimited";

    /** True where more machines are in use than the limit allows; absent elsewhere, for they are few. */
    public static final String OVER = "over";

    public static final String METADATA = "metadata";

    /** Fingerprints of the machines in use, by which licences are found. */
    public static final String FINGERPRINTS = "fingerprints";

    /** Labels of the machines in use, folded so that they are found in whatever case they are asked for. */
    public static final String LABELS = "labels";

    /** The last group of the key, by which people tell keys apart. */
    public static final String KEY_HINT = "keyHint";

    /** Stands behind a module's code, which has no such character. */
    private static final String MODULE_END = "\u0001";

    /** Value for absent texts: a null would make ranges and indexes differ between servers. */
    public static final String NONE = "";

    /** One that has not moved in any list. */
    public LicenseDocument(License.Issued license, long version) {
        this(license, version, EarlierPlaces.NONE);
    }

    public static LicenseDocument read(Document document) {
        return new LicenseDocument(
                FactsJson.LICENSE.read(document.getString(FACTS)),
                document.getLong(VERSION),
                EarlierPlaces.read(document));
    }

    public Document write() {
        Document document = new Document(ID, license.licenseId().toString())
                .append(VERSION, version)
                .append(FACTS, FactsJson.LICENSE.write(license))
                .append(PRODUCT, license.product())
                .append(PRODUCT_VERSION, orNone(license.version()))
                .append(CUSTOMER, license.customer())
                .append(KIND, license.kind().name())
                .append(CHANNEL, license.channel().name())
                .append(MODULE_TERMS, moduleTerms(license.modules()))
                .append(DISABLED, cause(license.disabled()))
                .append(VALID_FROM, MongoDates.of(license.validFrom()))
                .append(ENDS_AT, MongoDates.of(license.endsAt()))
                .append(EXPIRES_AT, MongoDates.of(license.expiresAt()))
                .append(UPGRADED, license.successorId() != null)
                .append(AUTO_RENEW_OFF, license.term() != null && !license.autoRenew())
                .append(ISSUED_AT, MongoDates.of(license.issuedAt()))
                .append(USED, license.activations().size())
                .append(LIMIT, seats(license.activationLimit()))
                .append(UNLIMITED, license.activationLimit() instanceof Unlimited ? 1 : 0)
                .append(
                        METADATA,
                        license.metadata().entrySet().stream()
                                .map(member -> member(member.getKey(), member.getValue()))
                                .toList());
        document.append(FINGERPRINTS, List.copyOf(license.activations().keySet()))
                .append(LABELS, labels(license))
                .append(KEY_HINT, license.key().hint());
        // Few have these, and an index holds but those that do.
        if (license.partnerId() != null) {
            document.append(PARTNER, license.partnerId());
        }
        if (license.rightReturnsAt() != null) {
            document.append(RIGHT_RETURNS_AT, MongoDates.of(license.rightReturnsAt()));
        }
        if (isOver(license)) {
            document.append(OVER, true);
        }
        earlier.writeTo(document);
        return document;
    }

    /** Returns a member of the metadata as it stands in a document; a name has no equals sign. */
    public static String member(String name, String text) {
        return name + "=" + text;
    }

    /** Returns whether more machines are in use than the limit allows, as after it was lowered. */
    public static boolean isOver(License.Issued license) {
        return license.activationLimit() instanceof Limited(int machines)
                && license.activations().size() > machines;
    }

    private static List<String> labels(License.Issued license) {
        return license.activations().values().stream()
                .map(Activation::label)
                .filter(Objects::nonNull)
                .map(LicenseDocument::folded)
                .distinct()
                .toList();
    }

    /** Returns a text as it is compared where case doesn't count. */
    public static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int seats(ActivationLimit limit) {
        return switch (limit) {
            case Limited(int machines) -> machines;
            case Unlimited _ -> 0;
        };
    }

    private static List<String> moduleTerms(List<ModuleGrant> modules) {
        return modules.stream()
                .map(module -> moduleTerm(module.code(), module.until()))
                .toList();
    }

    /**
     * Returns a module and an instant as one text, of which those of one module are in the order of their instants; null is
     * never.
     */
    public static String moduleTerm(String code, @Nullable Instant until) {
        return code + MODULE_END + "%016x".formatted(MongoDates.of(until).getTime() ^ Long.MIN_VALUE);
    }

    /** Returns a text behind all terms of a module. */
    public static String behindModuleTerms(String code) {
        return code + MODULE_END + "g";
    }

    private static String cause(@Nullable Disabled disabled) {
        return disabled == null ? NONE : disabled.cause().name();
    }

    /** Returns the text as it stands in a document. */
    public static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }
}
