package io.lictor.reading;

import io.lictor.projection.Projections;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.ReadModelProperties;
import io.lictor.store.EventLog;
import java.time.InstantSource;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Read-your-own-writes, and the queue for long questions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuestionProperties.class)
public class ReadingConfiguration {

    @Bean
    WebMvcConfigurer readAfterWrite(
            EventLog log,
            ReadModel readModel,
            Projections projections,
            ReadModelProperties properties,
            InstantSource clock) {
        var interceptor = new ReadAfterWrite(log, readModel, projections, properties.readAfterTimeout(), clock);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/v1/**");
            }
        };
    }

    @Bean
    static GlobalOperationCustomizer readingDocs() {
        return new ReadingDocs();
    }

    @Bean(destroyMethod = "close")
    LongQuestions longQuestions(QuestionProperties properties) {
        return properties.line();
    }
}
