package io.lictor.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Characters that Spring Security lets through in URLs, beyond its defaults. */
@Configuration(proxyBeanMethods = false)
class FirewallConfiguration {

    /** Fingerprints and references hold what they like, escaped; what no text may hold is refused before, by our rules. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true); // answered with 405, and the methods that are taken
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowedHeaderNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        firewall.setAllowedParameterValues(_ -> true);
        return firewall;
    }

    /** Rejects empty and dotted segments, which no path of ours has. */
    @Bean
    RequestRejectedHandler nothingThere(ObjectProvider<ProblemTranslation> translations) {
        return (request, response, rejected) -> ProblemWriter.write(
                translations
                        .orderedStream()
                        .flatMap(translation -> translation.translate(rejected).stream())
                        .map(ProblemException::problem)
                        .findFirst()
                        .orElseGet(() -> StatusProblems.of(404)),
                request,
                response);
    }
}
