package io.lictor.dashboard;

import io.lictor.licenses.LicenseCounts;
import io.lictor.projection.Projection;
import io.lictor.projection.Projections;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The dashboard and the metrics of the read model. */
@Configuration(proxyBeanMethods = false)
@Import(DashboardController.class)
public class DashboardConfiguration {

    @Bean
    ReadModelMetrics readModelMetrics(
            Projection projection, Projections projections, LicenseCounts counts, InstantSource clock) {
        return new ReadModelMetrics(projection, projections, counts, clock);
    }
}
