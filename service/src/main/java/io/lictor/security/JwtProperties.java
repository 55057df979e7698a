package io.lictor.security;

import io.lictor.value.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the claims of an identity provider's tokens, under {@code lictor.jwt}. How the tokens are checked is
 * said to Spring, under {@code spring.security.oauth2.resourceserver.jwt}.
 *
 * @param rolesClaim the claim with the roles; dots lead into nested ones
 * @param roleMap from the claim's values to roles; where it is empty, the roles' own names stand in the claim
 * @param productsClaim the claim with the codes of the products a caller is limited to; nobody is, where it isn't given
 */
@ConfigurationProperties("lictor.jwt")
record JwtProperties(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, Role> roleMap,
        @Nullable String productsClaim) {}
