package io.lictor.desk;

import io.lictor.command.Rejection;
import io.lictor.web.ProblemException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a "no" is said over HTTP: its status, its code and sentence, and its facts as members. */
public final class Refusals {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;

    public Refusals(JsonMapper json) {
        this.json = json;
    }

    public ProblemException problem(Rejection rejection) {
        return new ProblemException(
                status(rejection), rejection.code(), rejection.detail(), json.convertValue(rejection, FACTS));
    }

    private static int status(Rejection rejection) {
        return switch (rejection) {
            case Rejection.LicenseNotFound _,
                    Rejection.ProductNotFound _,
                    Rejection.VersionNotFound _,
                    Rejection.ActivationNotFound _,
                    Rejection.TokenNotFound _ -> 404;
            case Rejection.ProductNotAllowed _ -> 403;
            case Rejection.Conflict _ -> 412;
            case Rejection.ActivationLimitReached _,
                    Rejection.LicenseExpired _,
                    Rejection.LicenseDisabled _,
                    Rejection.LicensePending _,
                    Rejection.LicenseUpgraded _,
                    Rejection.RenewalNotOpen _,
                    Rejection.NotASubscription _,
                    Rejection.PartnerManaged _,
                    Rejection.DeactivationAllowanceUsed _,
                    Rejection.KeyAlreadyUsed _,
                    Rejection.AlreadyRevoked _,
                    Rejection.NotATrial _,
                    Rejection.NotAnExtension _,
                    Rejection.LastAdminToken _ -> 409;
        };
    }
}
