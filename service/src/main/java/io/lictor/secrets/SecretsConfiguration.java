package io.lictor.secrets;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the secrets of a service and compares them with those its event store is used with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecretsFileProperties.class, SecretSettings.class, AuditKeySettings.class})
public class SecretsConfiguration {

    @Bean
    KeyRing keyRing(
            SecretsFileProperties properties,
            SecretSettings settings,
            DataDirectory data,
            LicensingStore store,
            ObjectProvider<MissingSecretsPolicy> policy) {
        SecretsSource secrets = SecretsSource.of(properties, settings, data, orRefuse(policy));
        return new KeyRing(new SecretFingerprints(store).open(secrets));
    }

    @Bean
    AuditKeys auditKeys(AuditKeySettings settings, DataDirectory data, ObjectProvider<MissingSecretsPolicy> policy) {
        return new AuditKeys(settings, data, orRefuse(policy));
    }

    private static MissingSecretsPolicy orRefuse(ObjectProvider<MissingSecretsPolicy> policy) {
        return policy.getIfAvailable(() -> MissingSecretsPolicy.REFUSE);
    }
}
