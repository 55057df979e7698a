package io.lictor.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;

/** Credentials in the description: a token for the back office, the licence's own key for licensed software. */
final class Credentials {

    private static final String TOKEN = "token";
    private static final String KEY = "licenseKey";
    private static final String OF_SOFTWARE = "/v1/client/";

    private Credentials() {}

    static void declare(Components components) {
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of this service, or a JWT of the identity provider it trusts."));
        // An API key for those who read this: of the schemes of HTTP they know but basic and bearer.
        components.addSecuritySchemes(
                KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("Authorization")
                        .description("The customer's own key: License XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"));
    }

    static void demand(String path, Operation operation) {
        if (path.startsWith(OF_SOFTWARE)) {
            // The second of the two is none: the key may stand in the body.
            operation.setSecurity(List.of(new SecurityRequirement().addList(KEY), new SecurityRequirement()));
            Answers.mayRefuse(operation, 429, "TOO_MANY_REQUESTS");
        } else {
            operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
            Answers.mayRefuse(operation, 401, "UNAUTHENTICATED");
            Answers.mayRefuse(operation, 403, "NOT_ALLOWED");
            Answers.mayRefuse(operation, 503, "IDENTITY_PROVIDER_UNAVAILABLE");
        }
    }
}
