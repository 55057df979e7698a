package io.lictor.security;

import io.lictor.event.Streams;
import io.lictor.store.LicensingStore;
import io.lictor.web.ManagementPort;
import io.lictor.web.ProblemTranslation;
import io.lictor.web.SubjectSource;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The front door: the filters say who calls, the table says what they may. Import it into the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwtProperties.class)
public class SecurityConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Requests are measured as a whole: by itself Spring would measure each filter before and after, and log none of it. */
    @Bean
    static SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Reads the tokens once they are known to be as written: whoever can write into the database must not let himself in. */
    @Bean(destroyMethod = "close")
    TokenRegister tokenRegister(LicensingStore store) {
        store.comparison().compare(Streams.TOKENS);
        return TokenRegister.open(store);
    }

    @Bean
    SubjectSource subjects() {
        return _ -> AuthenticatedCaller.current();
    }

    /** Boot makes the decoder where it is told of an identity provider, and makes no user of its own beside this. */
    @Bean
    AuthenticationManager bearerTokens(
            TokenRegister register, ObjectProvider<JwtDecoder> decoder, JwtProperties jwt, InstantSource clock) {
        JwtDecoder checks = decoder.getIfAvailable();
        IdentityProvider provider = checks == null ? IdentityProvider.NONE : new JwtIdentityProvider(checks, jwt);
        return new BearerTokenManager(register, provider, clock);
    }

    /** Bounds the wait for an identity provider that doesn't answer: Spring's default is half a minute. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer patience() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        RestTemplate calls = new RestTemplate(requests);
        calls.getInterceptors().add(new JwkSetCache());
        return decoder -> decoder.restOperations(calls);
    }

    /** No filter at all: what lies here holds no data, or wants a licence's key. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain open() {
        RequestMatcher open =
                paths("/v1/client/**", "/v1/openapi.json/**", "/docs", "/swagger-ui/**", "/actuator/info");
        RequestMatcher health = paths("/actuator/health/**");
        return new DefaultSecurityFilterChain(
                request -> open.matches(request) || health.matches(request) && !hasCredential(request));
    }

    private static boolean hasCredential(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Who shows a token is known to health, which tells its details to those who see everything. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 1)
    SecurityFilterChain healthInDetail(HttpSecurity http, AuthenticationManager bearerTokens) {
        RequestMatcher health = paths("/actuator/health/**");
        var bearer = new BearerTokenAuthenticationFilter(bearerTokens);
        bearer.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        bearer.setBearerTokenResolver(new OneBearerToken());
        bearer.setAuthenticationEntryPoint(SecurityProblems::unauthenticated);
        bearer.setAuthenticationFailureHandler(SecurityProblems::unauthenticated);
        return http.securityMatcher(request -> health.matches(request) && hasCredential(request))
                .csrf(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .addFilter(bearer)
                .build();
    }

    /** Whoever gave health and metrics a port of their own has decided who can reach it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain ownPort(Environment environment) {
        RequestMatcher actuator = paths("/actuator/**");
        return new DefaultSecurityFilterChain(
                request -> actuator.matches(request) && ManagementPort.took(request, environment));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain guarded(HttpSecurity http, AuthenticationManager bearerTokens) {
        var contexts = new RequestAttributeSecurityContextRepository();
        var bearer = new BearerTokenAuthenticationFilter(bearerTokens);
        bearer.setSecurityContextRepository(contexts); // where an answer that is written later finds it again
        bearer.setBearerTokenResolver(new OneBearerToken());
        bearer.setAuthenticationEntryPoint(SecurityProblems::unauthenticated);
        bearer.setAuthenticationFailureHandler(SecurityProblems::unauthenticated);
        return http.csrf(AbstractHttpConfigurer::disable) // nothing here that a browser would send by itself
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // SecurityHeaders sets them, also where no filter runs
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(contexts))
                .exceptionHandling(answer -> answer.authenticationEntryPoint(SecurityProblems::unauthenticated)
                        .accessDeniedHandler(SecurityProblems::denied))
                .addFilter(bearer)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .access(unlimited())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Comes after the filters of security, and at these paths alone. */
    @Bean
    static FilterRegistrationBean<StreamingTokenRecheck> streamingTokenRecheck(AuthenticationManager bearerTokens) {
        var registration = new FilterRegistrationBean<>(new StreamingTokenRecheck(bearerTokens, new OneBearerToken()));
        registration.setUrlPatterns(StreamingTokenRecheck.PATHS);
        return registration;
    }

    /** Metrics count everything, so they are for those who may see everything, in whatever role. */
    private static AuthorizationManager<RequestAuthorizationContext> unlimited() {
        return (authentication, _) -> new AuthorizationDecision(
                authentication.get() instanceof AuthenticatedCaller caller && caller.seesEverything());
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .<RequestMatcher>map(
                        pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList());
    }

    @Bean
    ProblemTranslation strayCalls(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            ObjectProvider<OtherService> other) {
        return new UnknownCallProblems(mapping::getObject, other.getIfAvailable());
    }

    @Bean
    AccessTableCheck everyCallIsRuled(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return new AccessTableCheck(mapping);
    }

    @Bean
    WebMvcConfigurer accessRules() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessRules()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
