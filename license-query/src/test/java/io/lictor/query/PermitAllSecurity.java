package io.lictor.query;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** For tests of what lies behind the door: lets everybody in, as whom the test says. */
@Configuration(proxyBeanMethods = false)
class PermitAllSecurity {

    @Bean
    SecurityFilterChain everybody() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }
}
