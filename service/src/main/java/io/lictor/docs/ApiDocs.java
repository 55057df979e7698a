package io.lictor.docs;

import io.lictor.access.Subject;
import io.lictor.term.Span;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import io.lictor.web.MetadataParameters;
import io.lictor.web.Representation;
import io.lictor.web.SpanText;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.annotation.Annotation;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the OpenAPI document that all operations share. */
@Configuration(proxyBeanMethods = false)
public class ApiDocs {

    /** Description of the type of periods and durations. */
    static final String SPAN = "An ISO 8601 period or duration, at most 1000 years";

    ApiDocs() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        ExpectedVersion.class,
                        MetadataParameters.class,
                        Representation.class,
                        Subject.class);
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        Span.class,
                        new StringSchema()
                                .description(SPAN)
                                .pattern("^" + SpanText.PATTERN + "$")
                                .example("P1Y"));
        ModelResolver.enumsAsRef = true; // one type in a generated client, wherever it stands
    }

    @Bean
    static RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    static GlobalOpenApiCustomizer lictorDocument(ObjectProvider<DescribedType> types) {
        return new WholeDocument(types);
    }

    @Bean
    static GlobalOperationCustomizer lictorShapes() {
        return new Shapes();
    }

    @Bean
    static ParameterCustomizer lictorParameters() {
        return (parameter, argument) -> {
            if (parameter != null && parameter.getSchema() != null) {
                for (Annotation annotation : argument.getParameterAnnotations()) {
                    Constraints.apply(annotation, parameter.getSchema());
                }
            }
            return parameter;
        };
    }
}
