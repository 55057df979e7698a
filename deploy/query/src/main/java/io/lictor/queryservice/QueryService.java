package io.lictor.queryservice;

import io.lictor.audit.AuditConfiguration;
import io.lictor.audit.AuditKeyConfiguration;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.security.OtherService;
import io.lictor.service.NextSteps;
import io.lictor.service.ServiceConfiguration;
import io.lictor.startup.Launch;
import io.lictor.storage.NeedsPostgres;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The read side of Lictor, to be run as often as need be on one PostgreSQL and one MongoDB. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    NeedsPostgres.class,
    ServiceConfiguration.class,
    LicenseQueryConfiguration.class,
    AuditConfiguration.class,
    AuditKeyConfiguration.class
})
public class QueryService {

    /**
     * Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. It is ready while it
     * has its read model: software can be told whether it may run also while no event can be read.
     */
    public static void main(String[] arguments) {
        Launch.startReader(QueryService.class, "lictor-query", 8082, arguments);
    }

    @Bean
    OtherService otherService() {
        return new OtherService("license-command", "takes all writes");
    }

    @Bean
    NextSteps nextSteps() {
        return url -> "It answers reads and checks; every call is shown at " + url + "/docs";
    }
}
