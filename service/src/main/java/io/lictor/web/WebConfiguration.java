package io.lictor.web;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP habits of every Lictor service: import it into the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
@Import({
    ProblemHandler.class,
    ParameterTexts.class,
    StrictJson.class,
    TomcatCustomizer.class,
    FirewallConfiguration.class,
    TlsConfiguration.class
})
public class WebConfiguration implements WebMvcConfigurer {

    private static final String OURS = "/v1/**";

    private final Supplier<SubjectSource> subjects;
    private final ContentNegotiation negotiation = new ContentNegotiation();

    WebConfiguration(ObjectProvider<SubjectSource> subjects) {
        // Looked up once there is a request: who authenticates may itself need half of the application.
        this.subjects = SingletonSupplier.of(subjects::getObject);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver(request -> subjects.get().subjectOf(request)));
        resolvers.add(new ExpectedVersionResolver());
        resolvers.add(negotiation);
        resolvers.add(new MetadataParametersResolver());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new NameConverter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Before a kept answer is given again, and after it is known that the caller may call.
        registry.addInterceptor(new StrictRequest()).addPathPatterns(OURS).order(Ordered.HIGHEST_PRECEDENCE + 1);
        registry.addInterceptor(negotiation).addPathPatterns(OURS).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }

    /** What is accepted is read in one place, which is not Spring's. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(_ -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
    }

    @Bean
    static FilterRegistrationBean<RequestFilter> requestFilter(
            WebProperties properties,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        return requestFilter(
                properties,
                () -> mapping.getObject().getHandlerMethods().keySet().stream()
                        .flatMap(call -> call.getPatternValues().stream()));
    }

    static FilterRegistrationBean<RequestFilter> requestFilter(
            WebProperties properties, Supplier<Stream<String>> patterns) {
        FilterRegistrationBean<RequestFilter> registration =
                new FilterRegistrationBean<>(new RequestFilter(properties, new RejectedRequestLog(patterns)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * Replaces Boot's own converters, so it comes after them. As a bean, the converter would come before that for bytes, and
     * encode them.
     */
    @Bean
    @Order
    static ServerHttpMessageConvertersCustomizer quietJson(JsonMapper json) {
        return converters -> converters
                .withJsonConverter(new QuietJson(json))
                .configureMessageConvertersList(all -> all.removeIf(converter -> !isOurs(converter)));
    }

    /** JSON, and what is written as it is: libraries on the class path would add YAML, and more with each. */
    private static boolean isOurs(HttpMessageConverter<?> converter) {
        return converter instanceof QuietJson
                || converter instanceof ByteArrayHttpMessageConverter
                || converter instanceof StringHttpMessageConverter
                || converter instanceof ResourceHttpMessageConverter;
    }

    /** Health and the like, in the media type of all other answers. */
    @Bean
    static EndpointMediaTypes endpointMediaTypes() {
        return new EndpointMediaTypes(MediaTypes.JSON);
    }

    /** Serves nothing. It is there so that Boot's error page, which speaks HTML, is not. */
    @Bean
    static ErrorController noErrorPage() {
        return new ErrorController() {};
    }
}
