package io.lictor.secrets;

import io.lictor.key.KeySecrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The secrets where they come with the configuration, from the environment above all, and in no file of ours. */
@ConfigurationProperties("lictor.secrets")
record SecretSettings(
        @Nullable String current,
        @Nullable String lookup,
        @DefaultValue Map<String, String> derivation) implements SecretsSource {

    SecretSettings {
        current = unlessBlank(current); // an empty variable in a container's environment
        lookup = unlessBlank(lookup);
        derivation = Map.copyOf(derivation);
    }

    boolean isEmpty() {
        return current == null && lookup == null && derivation.isEmpty();
    }

    @Override
    public KeySecrets open(boolean othersAreNeeded) {
        try {
            return SecretsText.secrets(current, derivation, lookup);
        } catch (IllegalArgumentException e) {
            throw new SecretsUnusable(
                    "The secrets %s are not whole: %s".formatted(place(), SecretsText.EXPECTED), null);
        }
    }

    @Override
    public String place() {
        return "in the configuration (lictor.secrets.*, LICTOR_SECRETS_*)";
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "SecretSettings[current=" + current + "]"; // no secret in anybody's log
    }
}
