package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The same habits where health and metrics have a port of their own ({@code management.server.port}). */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatCustomizer.class)
public class ManagementPort {

    @Bean
    static FilterRegistrationBean<RequestFilter> requestFilterOfManagement(WebProperties properties) {
        return WebConfiguration.requestFilter(properties, Stream::empty);
    }

    /** Whether a request came in there. The port is known when the server listens, and none where they share the other. */
    public static boolean took(HttpServletRequest request, Environment environment) {
        Integer own = environment.getProperty("local.management.port", Integer.class);
        Integer main = environment.getProperty("local.server.port", Integer.class);
        return own != null && !own.equals(main) && request.getLocalPort() == own;
    }
}
