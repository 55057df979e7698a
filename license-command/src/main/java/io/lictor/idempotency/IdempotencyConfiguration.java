package io.lictor.idempotency;

import io.lictor.key.KeyRing;
import io.lictor.limits.ClientIdentity;
import io.lictor.service.PeriodicCleanup;
import io.lictor.store.LicensingStore;
import io.lictor.web.SubjectSource;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** {@code Idempotency-Key} on every write. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
@Import(Replays.class)
public class IdempotencyConfiguration {

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    @Bean
    KeptAnswers keptAnswers(LicensingStore store, KeyRing keys, InstantSource clock, JsonMapper json) {
        return new KeptAnswers(store, keys, clock, json);
    }

    @Bean
    Idempotency idempotency(KeptAnswers answers, KeyRing keys, SubjectSource subjects, JsonMapper json) {
        return new Idempotency(answers, new ClientIdentity(keys, json), subjects);
    }

    @Bean
    PeriodicCleanup answerSweep(KeptAnswers answers, IdempotencyProperties properties) {
        return new PeriodicCleanup(
                "answers", SWEPT_EVERY, () -> answers.forgetOlderThan(properties.idempotencyRetention()));
    }

    @Bean
    WebMvcConfigurer idempotentWrites(Idempotency idempotency) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(idempotency).addPathPatterns("/v1/**");
            }
        };
    }
}
