package io.lictor.validation;

import io.lictor.license.License;
import io.lictor.value.DisableCause;
import java.util.List;
import java.util.Optional;

/** Remedies that fit together: while one reason keeps the licence from being used at all, what helps with others waits. */
final class Advice {

    private Advice() {}

    static List<Reason> fit(List<Reason> reasons, License.Issued license, ValidationQuery query) {
        Optional<Reason> first = reasons.stream().filter(Advice::isAboutAllOfIt).findFirst();
        return first.map(blocking -> reasons.stream()
                        .map(reason -> isAboutAllOfIt(reason)
                                ? reason
                                : reason.withRemedy(behind(blocking, license, query, reason.remedy())))
                        .toList())
                .orElse(reasons);
    }

    private static boolean isAboutAllOfIt(Reason reason) {
        return switch (reason.code()) {
            case LICENSE_DISABLED, LICENSE_EXPIRED, LICENSE_PENDING, PRODUCT_MISMATCH -> true;
            case VALID,
                    KEY_MALFORMED,
                    LICENSE_NOT_FOUND,
                    KEY_REPLACED,
                    MACHINE_NOT_ACTIVATED,
                    VERSION_DISABLED,
                    UPGRADE_PERIOD_ENDED,
                    VERSION_NOT_COVERED,
                    MODULE_NOT_LICENSED -> false;
        };
    }

    private static String behind(Reason blocking, License.Issued license, ValidationQuery query, String remedy) {
        return switch (blocking.code()) {
            case LICENSE_PENDING -> "Once the licence has begun, " + uncapitalized(remedy);
            case LICENSE_EXPIRED -> "Get a licence that is valid first; then this can be seen to.";
            case PRODUCT_MISMATCH ->
                "Enter the key of " + query.product() + " first; this is about the key of another product.";
            case LICENSE_DISABLED -> whileDisabled(license, remedy);
            default -> remedy;
        };
    }

    private static String whileDisabled(License.Issued license, String remedy) {
        var disabled = license.disabled();
        if (disabled == null) {
            return "This does not matter while the version that the licence is for is disabled.";
        }
        return disabled.cause() == DisableCause.SUSPENDED
                ? "Once the vendor has enabled the licence again, " + uncapitalized(remedy)
                : "This does not matter any more: the licence was revoked for good.";
    }

    private static String uncapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
