package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The service's HTTP rules on a port of its own for health and metrics ({@code management.server.port}). */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatCustomizer.class)
public class ManagementPort {

    @Bean
    static FilterRegistrationBean<RequestFilter> requestFilterOfManagement(WebProperties properties) {
        return WebConfiguration.requestFilter(properties, Stream::empty);
    }

    /**
     * Returns whether a request came in on that port. It is known once the server listens; there is none if both
     * share one.
     */
    public static boolean took(HttpServletRequest request, Environment environment) {
        Integer own = environment.getProperty("local.management.port", Integer.class);
        Integer main = environment.getProperty("local.server.port", Integer.class);
        return own != null && !own.equals(main) && request.getLocalPort() == own;
    }
}
